package dev.everpost.health.feed.format;

import java.util.Locale;

/** How far an incident is, by its page. */
public enum Progress {
    /** It goes on. */
    OPEN,
    /** Said to be mended, and watched. */
    WATCHED,
    /** Announced work that has not begun. */
    PLANNED,
    /** Announced work under way. */
    UNDERWAY,
    /** Ended. */
    OVER,
    /** In words that nobody here knows: neither open nor over. */
    UNKNOWN;

    /** The name in answers and tables, such as {@code watched}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
