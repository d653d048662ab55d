package dev.everpost.experience;

import java.time.Duration;

/** How long something took, over many: counts by bucket, a quarter of a doubling wide. Immutable. */
public final class Histogram {

    private final Scale scale;
    private final long[] counts;
    private final long total;

    /** Takes over {@code counts}, one for each bucket of the scale. */
    Histogram(Scale scale, long[] counts) {
        this.scale = scale;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        this.total = sum;
    }

    /** How many were measured. */
    public long count() {
        return total;
    }

    /**
     * The time that {@code share} of all stayed within, such as 0.95; read off evenly inside its bucket. Zero when nothing was
     * measured.
     */
    public Duration quantile(double share) {
        double wanted = share * total;
        double before = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0 && before + counts[bucket] >= wanted) {
                double part = (wanted - before) / counts[bucket];
                double floor = scale.floor(bucket);
                return Duration.ofNanos((long) (floor + part * (scale.floor(bucket + 1) - floor)));
            }
            before += counts[bucket];
        }
        return Duration.ZERO;
    }

    /** The mean, by the middle of each bucket; zero when nothing was measured. */
    public Duration mean() {
        double sum = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            sum += counts[bucket] * (scale.floor(bucket) + scale.floor(bucket + 1)) / 2;
        }
        return total == 0 ? Duration.ZERO : Duration.ofNanos((long) (sum / total));
    }
}
