package dev.everpost.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request with its whole body.
 *
 * @param headers names in lower case; of several with one name the last
 */
@SuppressWarnings("ArrayRecordComponent") // carried once from the socket to one reader, never compared
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

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
        int query = words[1].indexOf('?');
        var path = query < 0 ? words[1] : words[1].substring(0, query);
        return new HttpRequest(words[0], path, headers, connection.input().bytes(bodyLength(headers)));
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

    private static int bodyLength(Map<String, String> headers) throws IOException {
        var length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding") || !length.matches("\\d{1,8}")) {
            throw new IOException("only bodies with Content-Length are taken");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > BODY_BYTES_MAX) {
            throw new IOException("body of " + bytes + " bytes, at most " + BODY_BYTES_MAX);
        }
        return bytes;
    }
}
