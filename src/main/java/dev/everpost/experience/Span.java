package dev.everpost.experience;

import java.time.Duration;

/** How finely the past is kept, and how far back: the nearer, the finer. */
enum Span {
    TENS(Duration.ofSeconds(10), 60),
    MINUTES(Duration.ofMinutes(1), 120),
    HOURS(Duration.ofHours(1), 192);

    private final Duration slot;
    private final int slots;

    Span(Duration slot, int slots) {
        this.slot = slot;
        this.slots = slots;
    }

    Duration slot() {
        return slot;
    }

    int slots() {
        return slots;
    }

    /** All that it covers. */
    Duration reach() {
        return slot.multipliedBy(slots);
    }

    /** How many slots it takes to cover so long, the present one included. */
    int slots(Duration length) {
        long millis = Math.max(1, length.toMillis());
        return (int) Math.min(slots, (millis + slot.toMillis() - 1) / slot.toMillis());
    }

    /** The finest that reaches so far; the longest when none does. */
    static Span covering(Duration length) {
        for (var span : values()) {
            if (span.reach().compareTo(length) >= 0) {
                return span;
            }
        }
        return HOURS;
    }
}
