package dev.everpost.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the SES v2 API, in its REST-JSON form.
 *
 * @param errorType goes into {@code x-amzn-ErrorType}; null for a good answer
 */
record SesAnswer(int status, @Nullable String errorType, Map<String, ?> body) {

    private static final JsonMapper JSON = new JsonMapper();

    static SesAnswer ok(Map<String, ?> body) {
        return new SesAnswer(200, null, body);
    }

    static SesAnswer error(int status, String errorType, String message) {
        return new SesAnswer(status, errorType, Map.of("message", message));
    }

    void write(OutputStream out, String requestId) throws IOException {
        var json = JSON.writeValueAsBytes(body);
        var head = "HTTP/1.1 " + status + " " + (status == 200 ? "OK" : "Error") + "\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + json.length + "\r\n"
                + "x-amzn-RequestId: " + requestId + "\r\n"
                + (errorType == null ? "" : "x-amzn-ErrorType: " + errorType + "\r\n")
                + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(json);
        out.flush();
    }
}
