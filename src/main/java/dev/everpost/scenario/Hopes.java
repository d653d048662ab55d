package dev.everpost.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a replay must come to; null means that nothing is expected about it.
 *
 * @param lostMax messages that were taken, never arrived, and of which nobody was told
 * @param criticalInTime share of the critical messages that arrive before their deadline, of those that had a healthy way
 * @param falseVerdictsMax verdicts about something that was well
 * @param verdictWithin from the first fault
 * @param failoverWithin from the first fault to the first critical message by another way
 */
public record Hopes(
        @Nullable Integer lostMax,
        @Nullable Double criticalInTime,
        @Nullable Integer falseVerdictsMax,
        @Nullable Duration verdictWithin,
        @Nullable Duration failoverWithin) {

    /** Hopes for nothing. */
    public static final Hopes NONE = new Hopes(null, null, null, null, null);
}
