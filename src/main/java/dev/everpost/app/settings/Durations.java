package dev.everpost.app.settings;

import java.time.Duration;
import java.util.Optional;

/** Durations as people write them: a whole number and one of ms, s, m, h, d (24 hours). */
final class Durations {

    private Durations() {}

    /** Reads {@code 500ms}; empty when the text is something else or longer than 100 years. */
    static Optional<Duration> parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 9 || !text.matches("\\p{ASCII}*")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        return unit(text.substring(digits))
                .map(unit -> unit.multipliedBy(number))
                .filter(duration -> duration.toDays() <= 36_500);
    }

    /** Writes in the largest unit that holds it exactly. */
    static String show(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        for (var unit : new String[] {"d", "h", "m", "s"}) {
            long unitMillis = unit(unit).orElseThrow().toMillis();
            if (millis % unitMillis == 0) {
                return millis / unitMillis + unit;
            }
        }
        return millis + "ms";
    }

    private static Optional<Duration> unit(String name) {
        return switch (name) {
            case "ms" -> Optional.of(Duration.ofMillis(1));
            case "s" -> Optional.of(Duration.ofSeconds(1));
            case "m" -> Optional.of(Duration.ofMinutes(1));
            case "h" -> Optional.of(Duration.ofHours(1));
            case "d" -> Optional.of(Duration.ofDays(1));
            default -> Optional.empty();
        };
    }
}
