package dev.everpost.sandbox.mailgun;

import dev.everpost.sandbox.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of a posted form, multipart (RFC 7578) or URL-encoded, in their order. */
record FormData(List<Field> fields) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"]*)\"");

    /** One field; bytes as they came. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Field(String name, byte[] value) {
        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    static FormData of(HttpRequest request) {
        var type = request.header("content-type");
        var boundary = BOUNDARY.matcher(type);
        if (type.startsWith("multipart/form-data") && boundary.find()) {
            return new FormData(parts(request.body(), boundary.group(1)));
        }
        return new FormData(Stream.of(request.text().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> new Field(decoded(pair[0]), decoded(pair[1]).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /** Every value of a name. */
    List<String> all(String name) {
        return fields.stream()
                .filter(each -> each.name().equals(name))
                .map(Field::text)
                .toList();
    }

    /** The first value of a name; "" when there is none. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The bytes of the first field of a name; none when there is none. */
    byte[] bytes(String name) {
        return fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(Field::value)
                .orElse(new byte[0]);
    }

    /** One character for each byte, so that places in the text are places in the body. */
    private static List<Field> parts(byte[] body, String boundary) {
        var text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        var between = "\r\n--" + boundary;
        var fields = new ArrayList<Field>();
        int at = text.indexOf(between);
        while (at >= 0) {
            int from = at + between.length() + 2;
            int next = text.indexOf(between, from);
            int head = text.indexOf("\r\n\r\n", from);
            if (next < 0 || head < 0 || head > next) {
                break;
            }
            var name = NAME.matcher(text.substring(from, head));
            if (name.find()) {
                fields.add(
                        new Field(name.group(1), text.substring(head + 4, next).getBytes(StandardCharsets.ISO_8859_1)));
            }
            at = next;
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
