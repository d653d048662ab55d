package dev.everpost.route;

import dev.everpost.standing.Standing;

/** A standing in one phrase. */
final class StandingWords {

    private StandingWords() {}

    static String of(Standing standing) {
        if (isSpent(standing)) {
            return standing.pausedFor().isPositive()
                    ? "it asked us to wait for " + standing.pausedFor().toSeconds() + " s more"
                    : "its quota for the day is spent";
        }
        return switch (standing.condition()) {
            case UP -> "healthy";
            case RAMPING -> "coming back, takes " + Percent.of(standing.share()) + " of the mail";
            case PROBING -> "was down, single probes only (" + standing.why() + ")";
            case DOWN -> "down: " + standing.why();
            case DRAINED, FORCED -> standing.why();
        };
    }

    /** Whether it lets nothing in for want of allowance, however healthy it is. */
    static boolean isSpent(Standing standing) {
        var today = standing.leftToday();
        return standing.pausedFor().isPositive() || (today != null && today <= 0);
    }
}
