package dev.everpost.edge.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads times and durations as people write them in requests. */
final class Spans {

    /** Longer durations are refused. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");

    private Spans() {}

    /** {@code 90} (seconds), {@code 90s}, {@code 2m}, {@code 4h}, {@code 7d}, {@code 250ms}: above 0, at most 30 days. */
    static Optional<Duration> duration(String text) {
        var match = PART.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(match.group(1));
        var unit = match.group(2) == null ? "s" : match.group(2);
        var duration = switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
        };
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 ? Optional.of(duration) : Optional.empty();
    }

    /** RFC 3339 with an offset or Z. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
