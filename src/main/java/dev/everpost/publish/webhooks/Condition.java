package dev.everpost.publish.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint does.
 *
 * @param disabledSince when it was disabled; null while it gets events
 * @param why it was disabled, or null
 * @param failingSince since when every try failed; null when the last one worked or nothing was tried
 */
public record Condition(
        @Nullable Instant disabledSince,
        @Nullable String why,
        @Nullable Instant failingSince) {

    /** It gets events, and nothing failed. */
    public static final Condition GOOD = new Condition(null, null, null);

    static Condition disabled(Instant since, String why) {
        return new Condition(since, why, null);
    }

    static Condition failing(Instant since) {
        return new Condition(null, null, since);
    }
}
