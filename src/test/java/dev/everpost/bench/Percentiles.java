package dev.everpost.bench;

import java.util.Arrays;
import java.util.Locale;

/** Latencies, each kept, so that no percentile is an estimate. Not thread-safe: one for each thread, then {@link #of}. */
final class Percentiles {

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    static Percentiles of(long[] nanos) {
        var copy = nanos.clone();
        Arrays.sort(copy);
        return new Percentiles(copy);
    }

    double millis(double share) {
        int index = (int) Math.min(sorted.length - 1L, Math.round(Math.ceil(sorted.length * share)) - 1);
        return sorted[Math.max(0, index)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, worst %.1f ms",
                millis(0.50),
                millis(0.95),
                millis(0.99),
                millis(1));
    }
}
