package dev.everpost.experience;

import dev.everpost.world.Time;

/**
 * Milliseconds since 1970 that never jump: the wall clock of the start, carried on by the monotonic one. So slots kept before a
 * restart find their place, and a clock that is set tears no series. Thread-safe.
 */
final class Clock {

    private static final long NANOS = 1_000_000;

    private final Time time;
    private final long offset;

    Clock(Time time) {
        this.time = time;
        this.offset = time.millis() - time.nanos() / NANOS;
    }

    long millis() {
        return offset + time.nanos() / NANOS;
    }
}
