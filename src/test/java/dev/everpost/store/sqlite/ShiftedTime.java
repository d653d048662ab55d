package dev.everpost.store.sqlite;

import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;

/** A wall clock that stands where the spec puts it; the monotonic clock is real. */
final class ShiftedTime implements Time {

    private volatile Instant now;

    ShiftedTime(Instant start) {
        now = start;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
