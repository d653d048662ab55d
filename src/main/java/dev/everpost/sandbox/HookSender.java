package dev.everpost.sandbox;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts to a webhook in the background and tries again until it says 2xx, as vendors do, only faster. Thread-safe. */
final class HookSender implements AutoCloseable {

    private static final int TRIES_MAX = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private volatile @Nullable URI target;
    private volatile boolean closed;

    HookSender(World world) {
        this.world = world;
    }

    void target(URI hook) {
        target = hook;
    }

    /** Nothing happens when there is no target. */
    void send(List<Personality.HookPost> posts) {
        var to = target;
        if (to != null) {
            posts.forEach(post -> world.threads().start("hook", () -> insist(to, post)));
        }
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private void insist(URI to, Personality.HookPost post) {
        var pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES_MAX && !closed && !isTaken(to, post); i++) {
            world.threads().sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private boolean isTaken(URI to, Personality.HookPost post) {
        var request = java.net.http.HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", post.contentType())
                .POST(BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(header -> request.header(header.name(), header.value()));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
