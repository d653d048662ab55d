package dev.everpost.world;

import java.time.Duration;
import java.time.Instant;

/** The clock, real or simulated. Thread-safe. */
public interface Time {

    /** The wall clock, for what is stored and shown. May jump; never measure with it. */
    Instant now();

    /** A monotonic clock in nanoseconds, for measuring and for deadlines inside one process. */
    long nanos();

    /** Milliseconds of the wall clock since 1970, the form that the store keeps. */
    default long millis() {
        return now().toEpochMilli();
    }

    /** The monotonic time that has passed since an earlier {@link #nanos()}. */
    default Duration since(long startNanos) {
        return Duration.ofNanos(nanos() - startNanos);
    }
}
