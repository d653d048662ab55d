package dev.everpost.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What must hold when the scenario has played; null means that nothing is expected about it.
 *
 * @param lostMax messages accepted and never delivered, at most
 * @param duplicatesMax deliveries beyond the first, at most
 * @param failoverWithin from the first fault to the first delivery by another provider, at most
 */
public record Expectations(
        @Nullable Integer lostMax,
        @Nullable Integer duplicatesMax,
        @Nullable Duration failoverWithin) {

    /** Expects nothing. */
    public static final Expectations NONE = new Expectations(null, null, null);

    public Expectations {
        if ((lostMax != null && lostMax < 0) || (duplicatesMax != null && duplicatesMax < 0)) {
            throw new IllegalArgumentException("lost and duplicates are counts of 0 or more");
        }
    }
}
