package dev.everpost.publish.webhooks;

import dev.everpost.event.EventText;
import dev.everpost.publish.Post;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/**
 * Posts an event with the three header fields of Standard Webhooks (standardwebhooks.com, specification 1.0): id, time of this try
 * in seconds, signatures. Thread-safe.
 */
final class SignedPost implements AutoCloseable {

    private final Posts posts;
    private final World world;

    SignedPost(World world) {
        this.posts = new Posts(world);
        this.world = world;
    }

    Post.Answer send(Endpoint to, String id, String body) {
        var now = world.time().now();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", EventText.mediaType(body) + "; charset=utf-8");
        headers.put("User-Agent", "Everpost-Webhooks/1.0");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", to.secrets().sign(id, now, body));
        return posts.of(to.reach()).send(to.terms().url(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        posts.close();
    }
}
