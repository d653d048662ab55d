package dev.everpost.health;

import java.util.Locale;

/** What a verdict says, from the best to the worst that is known. */
public enum State {
    UP,
    /** It works in part, slowly, or with doubts: others first. */
    DEGRADED,
    /** It does not work: nothing is given to it while there is another. */
    DOWN,
    /** Nothing to go by; not a fault. */
    UNKNOWN;

    /** Whether something is wrong. */
    public boolean isBad() {
        return this == DEGRADED || this == DOWN;
    }

    /** The name in facts, answers, metrics and pages, such as {@code degraded}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
