package dev.everpost.health.feed.format;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of an incident that its page does not mention any more: ends are not always posted. */
final class Quiet {

    /** After it nobody knows whether it goes on. */
    static final Duration DOUBTFUL_AFTER = Duration.ofHours(24);

    /** After it the entry is history. */
    private static final Duration OVER_AFTER = Duration.ofDays(3);

    private Quiet() {}

    /** @param at of the last word; null when the page names no time */
    static Progress progress(@Nullable Instant at, Instant now) {
        if (at == null) {
            return Progress.UNKNOWN;
        }
        var quiet = Duration.between(at, now);
        if (quiet.compareTo(OVER_AFTER) > 0) {
            return Progress.OVER;
        }
        return quiet.compareTo(DOUBTFUL_AFTER) > 0 ? Progress.UNKNOWN : Progress.OPEN;
    }
}
