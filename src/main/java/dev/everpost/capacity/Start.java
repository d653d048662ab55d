package dev.everpost.capacity;

import java.util.Locale;

/** When the provider is taken to die. */
public enum Start {
    /** Now, with what waits and what is left of the quotas. */
    NOW,
    /** At the busiest hour of the last seven days, with the quotas as they were spent by then. */
    PEAK;

    /** The name in answers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
