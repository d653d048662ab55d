package dev.everpost.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Posts to a hook as an EventBridge API destination does, or as anybody else who found it. */
final class HookClient implements AutoCloseable {

    private static final int NO_ANSWER = -1;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String path;

    HookClient(int port, String path) {
        this.port = port;
        this.path = path;
    }

    HookClient at(String other) {
        return new HookClient(port, other);
    }

    /** Tells that a recipient opened a message; the status, or -1 when there was no answer. */
    int event(String message, String recipient, Instant at, String secret) {
        return post(text(message, recipient, at), secret);
    }

    String text(String message, String recipient, Instant at) {
        return """
                {"detail-type":"Email Opened","source":"aws.ses","detail":{"eventType":"Open",
                "mail":{"messageId":"ses-1","destination":["%s"],"tags":{"everpost-id":["%s"]}},
                "open":{"timestamp":"%s","userAgent":"Mozilla"}}}""".formatted(recipient, message, at);
    }

    int post(String body, String secret) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!secret.isEmpty()) {
            request.header("X-Everpost-Secret", secret);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return NO_ANSWER;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
