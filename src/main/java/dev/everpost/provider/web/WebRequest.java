package dev.everpost.provider.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request to a provider's API.
 *
 * @param headers in their order; Host, Content-Length and User-Agent are added
 * @param contentType null without a body
 * @param body pieces that travel one after another, not copied; empty is no body
 */
public record WebRequest(
        String method,
        URI uri,
        List<Header> headers,
        @org.jspecify.annotations.Nullable String contentType,
        List<byte[]> body) {

    public WebRequest {
        headers = List.copyOf(headers);
        body = List.copyOf(body);
    }

    /** One field; its value may be a secret, so text never shows it. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": ...";
        }
    }

    /** Asks. */
    public static WebRequest get(URI uri) {
        return new WebRequest("GET", uri, List.of(), null, List.of());
    }

    /** Hands over a body. */
    public static WebRequest post(URI uri, String contentType, byte[]... pieces) {
        return new WebRequest("POST", uri, List.of(), contentType, List.of(pieces));
    }

    /** Hands over JSON. */
    public static WebRequest postJson(URI uri, byte[] json) {
        return post(uri, "application/json", json);
    }

    /** The same with one header more. */
    public WebRequest with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new WebRequest(method, uri, more, contentType, body);
    }

    /** The same with HTTP Basic authentication, RFC 7617. */
    public WebRequest withBasic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(pair));
    }

    /** The same with a bearer token, RFC 6750. */
    public WebRequest withBearer(String token) {
        return with("Authorization", "Bearer " + token);
    }
}
