package dev.everpost.health;

import java.util.List;

/**
 * What the signals of one moment say of a scope, without memory of the moments before.
 *
 * @param confidence how sure, 0 to 1
 * @param suspicion how much speaks of trouble at all, 0 to 1; a first sign counts from {@value #FIRST_SIGN} on
 * @param wellSeen somebody saw it work, which is more than that nobody complains
 * @param evidence the signals that carry the state, the weightiest first
 */
record Assessment(State state, double confidence, double suspicion, boolean wellSeen, List<Signal> evidence) {

    static final double FIRST_SIGN = 0.2;

    Assessment {
        evidence = List.copyOf(evidence);
    }

    static final Assessment NOTHING = new Assessment(State.UNKNOWN, 0, 0, false, List.of());
}
