package dev.everpost.app.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a gateway's API. Blocks; 5 s to connect, 60 s to answer. Close it to end its threads. */
final class ApiClient implements AutoCloseable {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final @Nullable String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    ApiClient(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, Object body) {
        return post(path, JSON.writeValueAsBytes(body), "application/json", Map.of());
    }

    Reply post(String path, byte[] body, String contentType, Map<String, String> headers) {
        var request = request(path).POST(BodyPublishers.ofByteArray(body)).header("Content-Type", contentType);
        headers.forEach(request::header);
        return send(request);
    }

    Reply put(String path, Object body) {
        var bytes = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return send(request(path).PUT(bytes).header("Content-Type", "application/json"));
    }

    /** A gateway that trusts the loopback wants to see a content type that no web page can send. */
    Reply delete(String path) {
        return send(request(path).DELETE().header("Content-Type", "application/json"));
    }

    /** A part of a path or a query, percent-encoded. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_PATIENCE);
        return key == null || key.isBlank() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return read(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (HttpTimeoutException late) {
            return new Reply.NoGateway(
                    "the gateway at " + base + " did not answer in time (" + CONNECT_PATIENCE.toSeconds()
                            + " s to connect, " + ANSWER_PATIENCE.toSeconds() + " s to answer); see its log");
        } catch (ConnectException refused) {
            return new Reply.NoGateway("no gateway answers at " + base
                    + "; start one with 'everpost serve --config FILE' or name another with --url");
        } catch (IOException broken) {
            return new Reply.NoGateway("the connection to " + base + " broke (" + broken.getMessage()
                    + "); check --url and the gateway's log");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.NoGateway("interrupted while waiting for " + base);
        }
    }

    private Reply read(HttpResponse<String> response) {
        try {
            var json = JSON.readTree(response.body());
            if (response.statusCode() < 300 && json.isObject()) {
                return new Reply.Done(response.body(), json);
            }
            if (json.has("title")) {
                return refused(json);
            }
        } catch (JacksonException notJson) {
            // Told below, with the content type, which helps more than where the parser stopped.
        }
        return new Reply.NoGateway(base + " answered " + response.statusCode() + " with '"
                + response.headers().firstValue("Content-Type").orElse("no content type")
                + "', which is not Everpost's API; check --url");
    }

    private static Reply refused(JsonNode problem) {
        List<String> more = problem.path("errors").isArray()
                ? problem.path("errors").values().stream()
                        .skip(1)
                        .map(ApiClient::complaint)
                        .toList()
                : List.of();
        return new Reply.Refused(Plain.text(problem, "title"), Plain.text(problem, "detail"), more);
    }

    private static String complaint(JsonNode error) {
        return error.isObject()
                ? Plain.text(error, "field") + ": " + Plain.text(error, "detail")
                : Plain.line(error.asString());
    }

    @Override
    public void close() {
        http.close();
    }
}
