package dev.everpost.experience;

import java.time.Duration;

/**
 * How a duration is put into one of a few buckets: four to each doubling, so a bound is at most a quarter too high. The buckets
 * are part of what is saved.
 */
enum Scale {
    /** How long calls take: from a quarter of a millisecond to 8 minutes. */
    LATENCY(Duration.ofNanos(250_000), 80),
    /** How long reports take: from a quarter of a second to 12 days. */
    DELAY(Duration.ofMillis(250), 84);

    private static final int QUARTERS = 4;

    private final long unit;
    private final int buckets;

    Scale(Duration unit, int buckets) {
        this.unit = unit.toNanos();
        this.buckets = buckets;
    }

    int buckets() {
        return buckets;
    }

    /** Where it belongs; what is longer than all belongs to the last. */
    int bucket(Duration duration) {
        long units = Math.max(0, duration.toNanos() / unit);
        if (units < QUARTERS) {
            return (int) units;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        int quarter = (int) (units >> (octave - 2)) & (QUARTERS - 1);
        return Math.min((octave - 1) * QUARTERS + quarter, buckets - 1);
    }

    /** Where a bucket begins, in nanoseconds; the next one begins where it ends. */
    double floor(int bucket) {
        if (bucket < QUARTERS) {
            return (double) bucket * unit;
        }
        int octave = bucket / QUARTERS + 1;
        return (double) ((long) (QUARTERS + bucket % QUARTERS) << (octave - 2)) * unit;
    }
}
