package dev.everpost.standing;

import java.time.Duration;
import java.util.Arrays;

/**
 * The moving median of how long attempts took, and the best one of late. Guarded by the gate's lock.
 *
 * <p>The best is forgotten by and by: a provider that has moved farther away for good is not slow for ever.
 */
final class Latency {

    static final int SAMPLES = 32;
    /** The median is taken anew after so many samples. */
    static final int EVERY = 8;
    /** Slower than this many times the best is slow, */
    static final int SLOW_FACTOR = 4;
    /** but only above this; a provider that answers within a second is never called slow. */
    static final long SLOW_NANOS = 1_000_000_000L;

    /** The best median counts for as long as this, and at most twice as long. */
    static final Duration BEST_LASTS = Duration.ofMinutes(10);

    private static final long NONE = Long.MAX_VALUE;

    private final long[] samples = new long[SAMPLES];
    private long count;
    private long median;
    private long best = NONE;
    private long bestBefore = NONE;
    private long bestSince;

    void add(long tookNanos, long nanos) {
        samples[(int) (count % SAMPLES)] = tookNanos;
        count++;
        if (count % EVERY == 0) {
            var sorted = Arrays.copyOf(samples, (int) Math.min(count, SAMPLES));
            Arrays.sort(sorted);
            median = sorted[sorted.length / 2];
            remember(nanos);
        }
    }

    private void remember(long nanos) {
        if (best == NONE || nanos - bestSince >= BEST_LASTS.toNanos()) {
            bestBefore = best;
            best = median;
            bestSince = nanos;
        }
        best = Math.min(best, median);
    }

    boolean isSlow() {
        return median > SLOW_NANOS && median / SLOW_FACTOR > Math.min(best, bestBefore);
    }
}
