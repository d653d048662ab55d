package dev.everpost.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request with its whole body.
 *
 * @param query without its question mark, not decoded
 * @param headers names in lower case; of several with one name the last
 */
@SuppressWarnings("ArrayRecordComponent") // carried once from the socket to one reader, never compared
public record HttpRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** SES takes 40 MB, which base64 makes 54 MB. */
    private static final int BODY_BYTES_MAX = 60 << 20;

    private static final int HEADERS_MAX = 100;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Reads the next request; null when the client has no more. */
    static @Nullable HttpRequest read(Connection connection) throws IOException {
        var line = connection.input().line();
        if (line == null || line.isEmpty()) {
            return null;
        }
        var words = line.split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP/1.1 request line");
        }
        var headers = headers(connection.input());
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            connection.output().write(CONTINUE);
            connection.output().flush();
        }
        int question = words[1].indexOf('?');
        var path = question < 0 ? words[1] : words[1].substring(0, question);
        var query = question < 0 ? "" : words[1].substring(question + 1);
        return new HttpRequest(words[0], path, query, headers, body(headers, connection.input()));
    }

    boolean wantsClose() {
        return "close".equalsIgnoreCase(headers.get("connection"));
    }

    private static Map<String, String> headers(WireInput input) throws IOException {
        var headers = new HashMap<String, String>();
        for (int i = 0; i <= HEADERS_MAX; i++) {
            var line = input.line();
            if (line == null) {
                throw new IOException("the header ended early");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw new IOException("more than " + HEADERS_MAX + " header lines");
    }

    private static byte[] body(Map<String, String> headers, WireInput input) throws IOException {
        return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                ? chunks(input)
                : input.bytes(bodyLength(headers));
    }

    /** RFC 9112 section 7.1. */
    private static byte[] chunks(WireInput input) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(input); size > 0; size = chunkSize(input)) {
            if (body.size() + size > BODY_BYTES_MAX) {
                throw new IOException("a body of more than " + BODY_BYTES_MAX + " bytes");
            }
            body.write(input.bytes(size));
            input.line();
        }
        headers(input);
        return body.toByteArray();
    }

    private static int chunkSize(WireInput input) throws IOException {
        var line = input.line();
        if (line == null || !line.matches("[0-9A-Fa-f]{1,7}(\\s*;.*)?")) {
            throw new IOException("not a chunk of a body");
        }
        return Integer.parseInt(line.replaceFirst("\\s*;.*", ""), 16);
    }

    /** A header by its name in lower case; "" when it is not there. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static int bodyLength(Map<String, String> headers) throws IOException {
        var length = headers.getOrDefault("content-length", "0");
        if (!length.matches("\\d{1,8}")) {
            throw new IOException("a Content-Length that is no number");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > BODY_BYTES_MAX) {
            throw new IOException("body of " + bytes + " bytes, at most " + BODY_BYTES_MAX);
        }
        return bytes;
    }
}
