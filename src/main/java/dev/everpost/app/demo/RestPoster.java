package dev.everpost.app.demo;

import dev.everpost.message.MessageId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A client that submits by the REST API. */
final class RestPoster implements Poster {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SILENCE_MAX = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI messages;

    RestPoster(int port) {
        this.messages = URI.create("http://127.0.0.1:" + port + "/api/v1/messages");
    }

    @Override
    public Optional<MessageId> post(Draft draft) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of(
                "from", Draft.SENDER,
                "to", List.of(draft.recipient()),
                "subject", draft.subject(),
                "text", draft.text(),
                "class", draft.messageClass().label()));
        var request = HttpRequest.newBuilder(messages)
                .timeout(SILENCE_MAX)
                .header("Authorization", "Bearer " + PlaySettings.API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        return response.statusCode() == 202
                ? MessageId.parse(JSON.readTree(response.body()).path("id").asString(""))
                : Optional.empty();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
