package dev.everpost.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Measures {

    private Measures() {}

    /** {@code 40 ms}, {@code 1.5 s}, {@code 2 m 5 s}, {@code 3 h 10 m}, {@code 4 d 2 h}. */
    static String span(long millis) {
        var span = Duration.ofMillis(millis);
        if (millis < 1_000) {
            return millis + " ms";
        } else if (millis < 60_000) {
            return millis % 1_000 == 0
                    ? span.toSeconds() + " s"
                    : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        } else if (millis < 3_600_000) {
            return two(span.toMinutes(), "m", span.toSecondsPart(), "s");
        } else if (millis < 86_400_000) {
            return two(span.toHours(), "h", span.toMinutesPart(), "m");
        }
        return two(span.toDays(), "d", span.toHoursPart(), "h");
    }

    /** {@code 2026-11-22 09:30:00} from {@code 2026-11-22T09:30:00.000Z}. */
    static String time(String rfc3339) {
        return rfc3339.length() < 19 ? rfc3339 : rfc3339.substring(0, 19).replace('T', ' ');
    }

    /** {@code 512 B}, {@code 2.0 KB}, {@code 3.4 MB}, with 1024 bytes in a KB. */
    static String size(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        return bytes < 1_024 * 1_024
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1_024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_048_576.0);
    }

    /** Milliseconds between two times as the API writes them; 0 when one is missing. */
    static long millisBetween(String from, String to) {
        try {
            return Duration.between(Instant.parse(from), Instant.parse(to)).toMillis();
        } catch (DateTimeParseException missing) {
            return 0;
        }
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
