package dev.everpost.publish.webhooks;

import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.world.World;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One HTTP client for each kind of reach, for addresses are checked where they are connected to. Thread-safe. */
final class Posts implements AutoCloseable {

    private final Map<Reach, Post> byReach = new ConcurrentHashMap<>();
    private final World world;

    Posts(World world) {
        this.world = world;
    }

    Post of(Reach reach) {
        return byReach.computeIfAbsent(reach, allowed -> new Post(allowed, world));
    }

    @Override
    public void close() {
        byReach.values().forEach(Post::close);
    }
}
