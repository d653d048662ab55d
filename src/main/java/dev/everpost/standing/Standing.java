package dev.everpost.standing;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A gate at one moment, for people and for routing. Immutable.
 *
 * @param condition what it does with mail; an operator's order hides the breaker's own condition
 * @param breaker the breaker's own condition, never DRAINED or FORCED
 * @param since when the condition began
 * @param why in words; may contain a provider's reply, which is hostile text
 * @param share of asking mail that the breaker admits now, 0 to 1
 * @param inFlight attempts under way
 * @param limit attempts allowed at one time, now
 * @param opensLeft failures in a row that would bring it down, 0 unless it is up
 * @param nextProbeAt when the next probe may go, or null when none is needed
 * @param leftThisSecond recipients that may go at once, or null without a per-second quota
 * @param leftToday recipients left of the last 24 hours' quota, or null without one
 * @param throttledTo the learned rate in recipients per second, or null while unlimited
 * @param pausedFor how long the provider asked us to wait, zero when it did not
 * @param orderedBy the operator who drained or forced it, or null
 */
public record Standing(
        ProviderName provider,
        Condition condition,
        Condition breaker,
        Instant since,
        String why,
        double share,
        int inFlight,
        int limit,
        int opensLeft,
        @Nullable Instant nextProbeAt,
        @Nullable Long leftThisSecond,
        @Nullable Long leftToday,
        @Nullable Double throttledTo,
        Duration pausedFor,
        @Nullable String orderedBy) {

    /**
     * What a gate does with mail, in the words that people see everywhere. The breaker's own words, closed, open and half-open,
     * stay inside this room: to who reads a page, a closed provider is one that takes no mail.
     */
    public enum Condition {
        /** Lets mail through: healthy; the breaker is closed. */
        UP,
        /** Lets nothing through; the breaker is open. */
        DOWN,
        /** Was down, lets single probes through; the breaker is half-open. */
        PROBING,
        /** Lets a growing share through. */
        RAMPING,
        /** Kept shut by an operator. */
        DRAINED,
        /** Kept in use by an operator, whatever happens. */
        FORCED;

        /** The name in facts, answers, metrics and pages, such as {@code probing}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
