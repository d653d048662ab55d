package dev.everpost.standing;

import java.util.Arrays;

/** The moving median of how long attempts took, and the best one seen. Guarded by the gate's lock. */
final class Latency {

    static final int SAMPLES = 32;
    /** The median is taken anew after so many samples. */
    static final int EVERY = 8;
    /** Slower than this many times the best is slow, */
    static final int SLOW_FACTOR = 4;
    /** but only above this; a provider that answers within a second is never called slow. */
    static final long SLOW_NANOS = 1_000_000_000L;

    private final long[] samples = new long[SAMPLES];
    private long count;
    private long median;
    private long best = Long.MAX_VALUE;

    void add(long tookNanos) {
        samples[(int) (count % SAMPLES)] = tookNanos;
        count++;
        if (count % EVERY == 0) {
            var sorted = Arrays.copyOf(samples, (int) Math.min(count, SAMPLES));
            Arrays.sort(sorted);
            median = sorted[sorted.length / 2];
            best = Math.min(best, median);
        }
    }

    boolean isSlow() {
        return median > SLOW_NANOS && median / SLOW_FACTOR > best;
    }
}
