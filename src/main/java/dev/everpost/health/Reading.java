package dev.everpost.health;

import java.util.Locale;

/** What one observer makes of what it observed. */
public enum Reading {
    /** As it should be. */
    WELL,
    /** It works, but not as it should: slow, late, or for a part of the mail. */
    IMPAIRED,
    /** It does not work. */
    FAILING,
    /** The observer cannot tell: too little to go by, or it is itself without sight. Says nothing about the observed. */
    UNKNOWN;

    /** The name in answers, metrics and pages, such as {@code impaired}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
