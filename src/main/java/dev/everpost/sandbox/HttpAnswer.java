package dev.everpost.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP/1.1 answer of a simulated vendor. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record HttpAnswer(int status, String contentType, List<Header> headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /** One field. */
    public record Header(String name, String value) {}

    /** A JSON body: maps, lists, texts and numbers. */
    public static HttpAnswer json(int status, Object body) {
        return new HttpAnswer(status, "application/json", List.of(), JSON.writeValueAsBytes(body));
    }

    /** No body, as 202 and 204 often have none. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, "text/plain", List.of(), new byte[0]);
    }

    /** The same with one field more. */
    public HttpAnswer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new HttpAnswer(status, contentType, more, body);
    }

    void write(OutputStream out) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Simulated\r\n");
        if (status != 204) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }
}
