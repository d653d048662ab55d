package dev.everpost.world;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that one thread will keep and one other waits for. Thread-safe for one waiter and many keepers; the first
 * value kept stays.
 */
public final class Promise<T> {

    private final World world;
    private volatile @Nullable T value;
    private volatile @Nullable Thread waiter;

    public Promise(World world) {
        this.world = world;
    }

    /** Gives the value and wakes the waiter. Returns false when a value was there already. */
    public boolean keep(T kept) {
        synchronized (this) {
            if (value != null) {
                return false;
            }
            value = kept;
        }
        var waiting = waiter;
        if (waiting != null) {
            world.threads().unpark(waiting);
        }
        return true;
    }

    /** The value if it is there now. */
    public Optional<T> now() {
        return Optional.ofNullable(value);
    }

    /** Waits at most {@code atMost}; empty when the time passed or the thread was interrupted first. */
    public Optional<T> await(Duration atMost) {
        if (value == null) {
            waiter = Thread.currentThread();
            long start = world.time().nanos();
            long left = atMost.toNanos();
            while (value == null && left > 0 && !Thread.currentThread().isInterrupted()) {
                world.threads().park(Duration.ofNanos(left));
                left = atMost.toNanos() - (world.time().nanos() - start);
            }
            waiter = null;
        }
        return Optional.ofNullable(value);
    }
}
