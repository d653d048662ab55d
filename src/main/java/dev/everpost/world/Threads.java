package dev.everpost.world;

import java.time.Duration;

/**
 * The only door to starting and blocking threads.
 *
 * <p>Code that must be replayed under simulation blocks nowhere else: every wait is a {@link #park}, every wake an
 * {@link #unpark}, with the permit semantics of {@link java.util.concurrent.locks.LockSupport}. Locks are fine as long
 * as nobody parks while holding one. Thread-safe.
 */
public interface Threads {

    /** Starts a virtual thread. */
    Thread start(String name, Runnable body);

    /** Starts a platform thread, for loops that call native code (the store), which would pin a carrier. */
    Thread startPlatform(String name, Runnable body);

    /** Blocks the calling thread until it is unparked, interrupted, or {@code atMost} has passed; may return early. */
    void park(Duration atMost);

    /** Gives the thread a permit: its present or next {@link #park} returns at once. */
    void unpark(Thread thread);

    /** Blocks until the whole duration has passed or the thread is interrupted (the interrupt flag stays set). */
    void sleep(Duration duration);
}
