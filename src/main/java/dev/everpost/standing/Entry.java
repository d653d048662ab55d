package dev.everpost.standing;

import java.time.Instant;

/** A gate's answer to mail that asks to enter. {@code why} is for people: route explanations and attempt facts. */
public sealed interface Entry {

    String why();

    /** Go; the permit must be left or abandoned exactly once. */
    record Entered(Permit permit, String why) implements Entry {}

    /** Not through here now; {@code until} is when asking again may help. Try the next candidate. */
    record Closed(Reason reason, Instant until, String why) implements Entry {}

    /** The provider is open to this mail but has enough under way; see {@link Gate#awaitRoom}. */
    record Busy(String why) implements Entry {}

    /** Why a gate is closed to this mail. */
    enum Reason {
        /** The breaker is open. */
        OPEN,
        /** The breaker is half-open and this mail may not probe now. */
        PROBING,
        /** The ramp's present share is used up. */
        RAMPING,
        QUOTA_SECOND,
        QUOTA_DAY,
        /** The pools of addresses before the gate have no room; the gate was not asked. */
        POOLS_FULL,
        /** Enough of its traffic are retries already; fresh mail is let in. */
        RETRIES,
        /** The provider asked us to slow down. */
        THROTTLED,
        /** An operator drained it. */
        DRAINED,
        /** The watch advises to try others first. */
        OTHERS_FIRST,
        /** The watch found it down. */
        ADVISED_DOWN
    }
}
