package dev.everpost.edge.sigv4;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * When a request was signed.
 *
 * @param text yyyymmddThhmmssZ, as it stands in the string to sign
 */
record SigningTime(String text, Instant at) implements TimeReading {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int BASIC_CHARS = 16;

    /** From X-Amz-Date, or from Date, which may also be an HTTP date. */
    static TimeReading of(SignedRequest request) {
        var values = request.headers(headerOf(request));
        return switch (values.size()) {
            case 0 ->
                Refusal.incomplete(
                        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
            case 1 -> parse(values.getFirst());
            default -> Refusal.incomplete("Date must be given once, in ISO-8601 'basic format'.");
        };
    }

    /** The header that the time stands in. */
    static String headerOf(SignedRequest request) {
        return request.headers("x-amz-date").isEmpty() ? "date" : "x-amz-date";
    }

    static TimeReading parse(String value) {
        try {
            var at = value.length() == BASIC_CHARS
                    ? BASIC.parse(value, Instant::from)
                    : DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return new SigningTime(BASIC.format(at), at);
        } catch (DateTimeException unreadable) {
            return Refusal.incomplete("Date must be in ISO-8601 'basic format'. Got '" + Refusal.shown(value)
                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    String date() {
        return text.substring(0, 8);
    }

    /** Empty when the request is fresh, else AWS's text about it. */
    Optional<String> staleness(Instant now, Duration lifetime, Duration skew) {
        if (at.isBefore(now.minus(lifetime))) {
            return Optional.of("Signature expired: " + text + " is now earlier than "
                    + BASIC.format(now.minus(lifetime)) + " (" + BASIC.format(now) + " - " + shown(lifetime) + ")");
        }
        if (at.isAfter(now.plus(skew))) {
            return Optional.of("Signature not yet current: " + text + " is still later than "
                    + BASIC.format(now.plus(skew)) + " (" + BASIC.format(now) + " + " + shown(skew) + ")");
        }
        return Optional.empty();
    }

    private static String shown(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + " min." : duration.toSeconds() + " sec.";
    }
}
