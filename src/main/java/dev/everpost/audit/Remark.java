package dev.everpost.audit;

import java.util.Locale;

/**
 * One line of an audit.
 *
 * @param about a provider's name, a domain or a route
 * @param what was looked at, in a word or two
 * @param words what was found, one line; may hold others' words: hostile text
 * @param remedy what to do; empty where nothing is to be done
 */
public record Remark(Mark mark, String about, String what, String words, String remedy) {

    /** How bad it is. */
    public enum Mark {
        /** As it should be. */
        GOOD,
        /** Failover works, and something is not as it should be. */
        WARNING,
        /** It would stop failover today. */
        BAD,
        /** It could not be found out. */
        UNKNOWN;

        /** As people and JSON see it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Remark good(String about, String what, String words) {
        return new Remark(Mark.GOOD, about, what, words, "");
    }
}
