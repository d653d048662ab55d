package dev.everpost.health.probe;

import dev.everpost.fact.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A certificate that a server showed.
 *
 * @param subject as it says of itself: hostile text, one line
 * @param leaf whether it is the server's own, and not one that stands between it and an authority
 */
public record ShownCertificate(String subject, Instant from, Instant until, boolean leaf) {

    public ShownCertificate {
        subject = OneLine.of(subject);
    }

    /** Whole days from {@code now} to its end, negative after it. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, until).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** Such as {@code expires in 3 days (2026-11-25)}. */
    String ending(Instant now) {
        long days = Duration.between(now, until).toDays();
        var date = " (" + until.atOffset(ZoneOffset.UTC).toLocalDate() + ")";
        if (now.isBefore(from)) {
            return "is not valid before " + from;
        }
        return now.isBefore(until)
                ? "expires in " + days + (days == 1 ? " day" : " days") + date
                : "expired " + -days + (days == -1 ? " day" : " days") + " ago" + date;
    }

    boolean isGoodAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
