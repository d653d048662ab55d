package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The account's own limits, as SES has them: recipients per second and per 24 hours, counted over all who send through the SES
 * face. Thread-safe.
 */
public final class SendRate {

    private final double perSecond;
    private final double perDay;
    private final DoubleSupplier sentLast24h;
    private final Time time;
    private double left;
    private long filledAt;

    /** Limits of 0 or less are none. {@code sentLast24h} is asked once for each message when there is a daily limit. */
    public SendRate(double perSecond, double perDay, DoubleSupplier sentLast24h, Time time) {
        this.perSecond = perSecond;
        this.perDay = perDay;
        this.sentLast24h = sentLast24h;
        this.time = time;
        this.left = Math.max(1, perSecond);
        this.filledAt = time.nanos();
    }

    /** Counts recipients, or says which limit they would break. */
    @Nullable
    SesError take(int recipients) {
        if (perDay > 0 && sentLast24h.getAsDouble() + recipients > perDay) {
            return new SesError(Kind.TOO_MANY_REQUESTS, "Daily message quota exceeded.", Duration.ofHours(1));
        }
        return perSecond <= 0 || taken(recipients)
                ? null
                : new SesError(Kind.TOO_MANY_REQUESTS, "Maximum sending rate exceeded.", Duration.ofSeconds(1));
    }

    /** A full second's worth may go at once; a message with more recipients goes when the bucket is full. */
    private synchronized boolean taken(int recipients) {
        long now = time.nanos();
        double full = Math.max(1, perSecond);
        left = Math.min(full, left + (now - filledAt) * perSecond / 1e9);
        filledAt = now;
        if (left < Math.min(recipients, full)) {
            return false;
        }
        left -= recipients;
        return true;
    }
}
