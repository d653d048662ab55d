package dev.everpost.standing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rate that a provider bears, learned from its throttling: halved when it complains, grown while it does not.
 * Guarded by the gate's lock.
 */
final class LearnedRate {

    static final double PER_SECOND_MIN = 1;
    static final double GROWTH_PER_SECOND = 1.1;
    /** Grown to so many times the rate that was throttled, the limit has lost its reason. */
    static final double FORGET_AT = 2;
    /** A provider cannot shut itself away for longer than this by one answer. */
    static final Duration PAUSE_MAX = Duration.ofMinutes(15);

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final RateMeter meter;
    private @Nullable TokenBucket bucket;
    private double throttledAt;
    private long changedAt;
    private long pausedUntil;

    LearnedRate(long nanos) {
        this.meter = new RateMeter(nanos);
        this.pausedUntil = nanos;
    }

    /** Nanoseconds until {@code recipients} may pass; 0 when they may now. */
    long waitNanos(int recipients, long nanos) {
        long paused = pausedNanos(nanos);
        return paused > 0 || bucket == null ? paused : bucket.waitNanos(recipients, nanos);
    }

    long pausedNanos(long nanos) {
        return Math.max(0, pausedUntil - nanos);
    }

    void take(int recipients, long nanos) {
        meter.add(recipients, nanos);
        if (bucket != null) {
            bucket.take(recipients, nanos);
        }
    }

    void giveBack(int recipients) {
        if (bucket != null) {
            bucket.giveBack(recipients);
        }
    }

    /** The provider asked for less; {@code after} is the wait it asked for, or null. */
    void throttled(@Nullable Duration after, long nanos) {
        if (after != null) {
            long pause = Math.min(after.toNanos(), PAUSE_MAX.toNanos());
            pausedUntil = nanos + Math.max(pausedNanos(nanos), pause);
        }
        // Attempts under way at the same time complain together; they are one complaint.
        if (bucket == null || nanos - changedAt >= SECOND_NANOS) {
            lower(nanos);
        }
    }

    private void lower(long nanos) {
        throttledAt = Math.max(PER_SECOND_MIN, (double) meter.lastSecond(nanos));
        double limit = Math.max(PER_SECOND_MIN, throttledAt / 2);
        changedAt = nanos;
        if (bucket == null) {
            bucket = new TokenBucket(limit, nanos);
        } else {
            bucket.changeRate(Math.min(limit, Math.max(PER_SECOND_MIN, bucket.perSecond() / 2)), nanos);
        }
    }

    /** Mail was accepted: once a second the rate grows. */
    void succeeded(long nanos) {
        if (bucket == null || nanos - changedAt < SECOND_NANOS) {
            return;
        }
        double grown = bucket.perSecond() * GROWTH_PER_SECOND;
        changedAt = nanos;
        if (grown >= FORGET_AT * throttledAt) {
            bucket = null;
        } else {
            bucket.changeRate(grown, nanos);
        }
    }

    /** Recipients per second, or null while unlimited. */
    @Nullable
    Double limit() {
        return bucket == null ? null : bucket.perSecond();
    }
}
