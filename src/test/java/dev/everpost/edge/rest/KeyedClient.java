package dev.everpost.edge.rest;

import dev.everpost.edge.rest.RunningApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Calls an API with a key, or from the loopback without one. */
record KeyedClient(String url) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Reply get(String path, @Nullable String key) {
        return send(HttpRequest.newBuilder().GET(), path, key);
    }

    Reply post(String path, String body, @Nullable String key) {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, key);
    }

    Reply put(String path, String body, @Nullable String key) {
        return send(HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)), path, key);
    }

    Reply delete(String path, @Nullable String key) {
        return send(HttpRequest.newBuilder().DELETE(), path, key);
    }

    private Reply send(HttpRequest.Builder request, String path, @Nullable String key) {
        request.uri(URI.create(url + path)).header("Content-Type", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
