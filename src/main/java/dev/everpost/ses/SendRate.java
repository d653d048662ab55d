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

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private final double perSecond;
    private final double perDay;
    private final DoubleSupplier sentLast24h;
    private final Time time;
    private double left;
    private long filledAt;
    private double sentBefore;
    private double takenSince;
    private long askedAt;
    private boolean asked;

    /** Limits of 0 or less are none. {@code sentLast24h} is asked at most once a second, and only when there is a daily limit. */
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
        if (perDay > 0 && !fitsTheDay(recipients)) {
            // No Retry-After: SDKs obey it, and an application's thread would sleep for an hour inside its call.
            return SesError.of(Kind.TOO_MANY_REQUESTS, "Daily message quota exceeded.");
        }
        if (perSecond > 0 && !taken(recipients)) {
            return new SesError(Kind.TOO_MANY_REQUESTS, "Maximum sending rate exceeded.", Duration.ofSeconds(1));
        }
        count(recipients);
        return null;
    }

    /** What was taken since the last question counts too: the next answer holds it only when a provider has it. */
    private synchronized boolean fitsTheDay(int recipients) {
        long now = time.nanos();
        if (!asked || now - askedAt >= ASK_EVERY.toNanos()) {
            sentBefore = sentLast24h.getAsDouble();
            takenSince = 0;
            askedAt = now;
            asked = true;
        }
        return sentBefore + takenSince + recipients <= perDay;
    }

    private synchronized void count(int recipients) {
        takenSince += recipients;
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
