package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What an application and an operator do over HTTP, with the JDK's client. */
final class RestClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;

    RestClient(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** An answer. */
    record Reply(int status, String text) {

        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        String detail() {
            return json().path("detail").asString();
        }
    }

    Reply get(String path) {
        return told(HttpRequest.newBuilder().GET(), path);
    }

    Reply post(String path, String json) {
        return told(posting(json), path);
    }

    /** Submits as the submitter shop. */
    Reply submit(Letter letter) throws IOException {
        return submit(letter.json(), letter.key());
    }

    Reply submit(String json, String key) throws IOException {
        var request = posting(json).header("Authorization", "Bearer " + ConfigFile.API_KEY);
        return send(key == null ? request : request.header("Idempotency-Key", key), "/api/v1/messages");
    }

    /** Submits, insists on a yes, and gives the message's id. */
    String accepted(Letter letter) {
        try {
            var reply = submit(letter);
            assertThat(reply.status()).as(reply.text()).isIn(200, 202);
            return reply.json().path("id").asString();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The life of a message. */
    JsonNode message(String id) {
        return get("/api/v1/messages/" + id).json();
    }

    /** A provider as operators see it. */
    JsonNode provider(String name) {
        return get("/api/v1/providers").json().path("providers").values().stream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The status of a GET; 0 when nobody answers. */
    int status(String path) {
        try {
            return send(HttpRequest.newBuilder().GET(), path).status();
        } catch (IOException nobody) {
            return 0;
        }
    }

    private static HttpRequest.Builder posting(String json) {
        return HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
    }

    private Reply told(HttpRequest.Builder request, String path) {
        try {
            return send(request, path);
        } catch (IOException broken) {
            throw new AssertionError("no answer from " + path, broken);
        }
    }

    private Reply send(HttpRequest.Builder request, String path) throws IOException {
        try {
            var reply = client.send(
                    request.uri(URI.create(url + path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
