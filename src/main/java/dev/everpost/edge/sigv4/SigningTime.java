package dev.everpost.edge.sigv4;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a request was signed.
 *
 * @param text yyyymmddThhmmssZ, as it stands in the string to sign
 */
record SigningTime(String text, Instant at) {

    /** How far the clocks of client and gateway may differ. */
    static final Duration SKEW_MAX = Duration.ofMinutes(5);

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** From X-Amz-Date, or from Date, which may also be an HTTP date. */
    static Optional<SigningTime> parse(String value) {
        try {
            var at = value.length() == 16
                    ? BASIC.parse(value, Instant::from)
                    : DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(new SigningTime(BASIC.format(at), at));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    String date() {
        return text.substring(0, 8);
    }

    /** Empty when the request is fresh, else AWS's text about it. */
    Optional<String> staleness(Instant now) {
        if (at.isBefore(now.minus(SKEW_MAX))) {
            return Optional.of("Signature expired: " + text + " is now earlier than "
                    + BASIC.format(now.minus(SKEW_MAX)) + " (" + BASIC.format(now) + " - 5 min.)");
        }
        if (at.isAfter(now.plus(SKEW_MAX))) {
            return Optional.of("Signature not yet current: " + text + " is still later than "
                    + BASIC.format(now.plus(SKEW_MAX)) + " (" + BASIC.format(now) + " + 5 min.)");
        }
        return Optional.empty();
    }
}
