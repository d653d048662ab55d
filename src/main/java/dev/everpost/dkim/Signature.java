package dev.everpost.dkim;

import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.HeaderBlock.Field;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What all signatures of one message share: the body's hash and the fields that are signed. */
final class Signature {

    /** RFC 6376 section 5.4.1, and what RFC 8058 section 4 asks for; each as often as it is there. */
    private static final List<String> SIGNED = List.of(
            "from",
            "sender",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "to",
            "cc",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "in-reply-to",
            "references",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post");

    /** Named once more than they are there, so that nobody can add one that a reader would show (section 8.15). */
    private static final Set<String> SEALED =
            Set.of("from", "reply-to", "subject", "date", "message-id", "to", "cc", "mime-version", "content-type");

    private static final int LINE_CHARS = 72;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final byte[] message;
    private final HeaderBlock header;
    private final List<String> names = new ArrayList<>();
    private final ByteArrayOutputStream signed = new ByteArrayOutputStream();
    private final String bodyHash;
    private final long seconds;

    Signature(byte[] message, HeaderBlock header, long seconds) {
        this.message = message;
        this.header = header;
        this.seconds = seconds;
        this.bodyHash = bodyHash();
        SIGNED.forEach(this::collect);
    }

    /** The whole field of a key, with its line end. */
    String field(DkimKey key) {
        var value = " v=1; a=" + key.algorithm().signatureName() + "; c=relaxed/relaxed; d=" + key.domain()
                + ";\r\n\ts=" + key.selector() + "; t=" + seconds + ";\r\n\th=" + folded(names, ":") + ";\r\n\tbh="
                + bodyHash + ";\r\n\tb=";
        var bytes = value.getBytes(StandardCharsets.US_ASCII);
        var input = new ByteArrayOutputStream();
        input.writeBytes(signed.toByteArray());
        // Itself last, without its own value and without a line end (section 3.7).
        input.writeBytes(Canonical.field("dkim-signature", bytes, 0, bytes.length));
        return "DKIM-Signature:" + value + folded(key.sign(input.toByteArray())) + "\r\n";
    }

    /** Several fields of one name are taken from the last to the first (section 5.4.2). */
    private void collect(String name) {
        List<Field> fields = header.fields().stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .toList()
                .reversed();
        for (var field : fields) {
            signed.writeBytes(Canonical.field(name, message, field.valueStart(), field.end()));
            signed.writeBytes(LINE_END);
            names.add(name);
        }
        if (SEALED.contains(name)) {
            names.add(name);
        }
    }

    private String bodyHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Canonical.body(message, bodyStart(), digest);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** After the empty line that ends the header. */
    private int bodyStart() {
        int end = header.end();
        boolean emptyLine = end + 1 < message.length && message[end] == '\r' && message[end + 1] == '\n';
        return emptyLine ? end + 2 : end;
    }

    private static String folded(List<String> words, String between) {
        var text = new StringBuilder();
        int line = 0;
        for (var word : words) {
            if (line > 0) {
                text.append(between);
            }
            if (line + word.length() > LINE_CHARS) {
                text.append("\r\n\t ");
                line = 0;
            }
            text.append(word);
            line += word.length() + 1;
        }
        return text.toString();
    }

    private static String folded(String base64) {
        return String.join("\r\n\t ", base64.split("(?<=\\G.{" + LINE_CHARS + "})"));
    }
}
