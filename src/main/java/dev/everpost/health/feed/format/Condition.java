package dev.everpost.health.feed.format;

import java.util.Locale;

/** How a status page says that something is; of several the worst is the last in this order. */
public enum Condition {
    /** As it should be. */
    WELL,
    /** Announced work goes on; whether it hurts is not said. */
    MAINTENANCE,
    /** In words that nobody here knows. Never taken for well. */
    UNKNOWN,
    /** Slow, late, or broken for a part. */
    IMPAIRED,
    /** Broken. */
    FAILING;

    /** The name in answers and tables, such as {@code impaired}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of the two. */
    public Condition or(Condition other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether it says that something is wrong. */
    public boolean isBad() {
        return this == IMPAIRED || this == FAILING;
    }
}
