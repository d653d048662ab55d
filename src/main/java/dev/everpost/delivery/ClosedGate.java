package dev.everpost.delivery;

import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.route.Candidate;
import dev.everpost.standing.Entry;
import java.time.Instant;
import java.util.Comparator;

/**
 * A candidate that did not let a message in just now.
 *
 * @param until when asking again may help
 * @param kind what keeps it shut
 */
record ClosedGate(Candidate candidate, Carrier carrier, Instant until, Kind kind, String why) {

    /** Those that open by themselves first, then by time. */
    static final Comparator<ClosedGate> SOONEST =
            Comparator.comparing(ClosedGate::opensByItself).reversed().thenComparing(ClosedGate::until);

    /** What keeps a gate shut. */
    enum Kind {
        /** It works and asks for patience: busy, or its rate or ramp is used up. */
        PATIENCE,
        /** It works in part; others go first. */
        OTHERS_FIRST,
        /** Its allowance for longer is spent. */
        SPENT,
        /** It is down, or ordered shut: somebody must try it first, or a person must order it. */
        DOWN
    }

    static ClosedGate of(Candidate candidate, Carrier carrier, Entry.Closed shut) {
        return new ClosedGate(candidate, carrier, shut.until(), kind(shut.reason()), shut.why());
    }

    static ClosedGate of(Candidate candidate, Carrier carrier, Entry.Busy busy, Instant until) {
        return new ClosedGate(candidate, carrier, until, Kind.PATIENCE, busy.why());
    }

    private static Kind kind(Entry.Reason reason) {
        return switch (reason) {
            case RAMPING, QUOTA_SECOND, THROTTLED -> Kind.PATIENCE;
            case QUOTA_DAY, POOLS_FULL, RETRIES -> Kind.SPENT;
            case OTHERS_FIRST -> Kind.OTHERS_FIRST;
            case OPEN, PROBING, DRAINED, ADVISED_DOWN -> Kind.DOWN;
        };
    }

    boolean opensByItself() {
        return kind != Kind.DOWN;
    }

    /** It would let mail in that finds no other. */
    boolean isReluctant() {
        return kind == Kind.OTHERS_FIRST;
    }

    /** A provider that works and opens {@code soon} is better than one that is known to be down. */
    boolean isWell(Instant soon) {
        return kind == Kind.PATIENCE && !until.isAfter(soon);
    }

    /** For people. */
    String words() {
        return candidate.provider() + ": " + why;
    }
}
