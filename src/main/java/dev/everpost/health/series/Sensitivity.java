package dev.everpost.health.series;

import java.util.Locale;

/**
 * How readily a series is called anomalous. The benchmark's threshold (0.504) finds most and is wrong twice for each series in two
 * weeks; people who are called for it want more, so a value must also be significant by its count.
 */
public enum Sensitivity {
    LOW(0.65, 1e-12),
    NORMAL(0.55, 1e-8),
    HIGH(0.45, 1e-5);

    private final double score;
    private final double chance;

    Sensitivity(double score, double chance) {
        this.score = score;
        this.chance = chance;
    }

    /** The least score of a detector. */
    double score() {
        return score;
    }

    /** The most that mere chance may have to do with it. */
    double chance() {
        return chance;
    }

    /** The name in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
