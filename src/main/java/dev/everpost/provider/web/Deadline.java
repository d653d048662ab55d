package dev.everpost.provider.web;

import dev.everpost.world.World;
import java.time.Duration;

/** Ends a call that takes longer than it may, unless it is closed before. For one thread; the watch has one of its own. */
public final class Deadline implements AutoCloseable {

    private final World world;
    private final Thread watch;
    private volatile boolean over;

    /** Runs {@code end} on a thread of its own when the time has passed. */
    public Deadline(Duration atMost, Runnable end, World world) {
        this.world = world;
        this.watch = world.threads().start("deadline", () -> wait(atMost, end));
    }

    @Override
    public void close() {
        over = true;
        world.threads().unpark(watch);
    }

    private void wait(Duration atMost, Runnable end) {
        long start = world.time().nanos();
        while (!over) {
            var left = atMost.minus(world.time().since(start));
            if (!left.isPositive()) {
                end.run();
                return;
            }
            world.threads().park(left);
        }
    }
}
