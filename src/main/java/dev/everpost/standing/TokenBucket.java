package dev.everpost.standing;

/**
 * Recipients per second, with a burst. Guarded by the gate's lock.
 *
 * <p>A parcel larger than the burst passes when the bucket is full and leaves a debt that later mail waits for, so the
 * mean rate holds for every size.
 */
final class TokenBucket {

    private static final double DUST = 1e-9;
    private static final double NANOS_PER_SECOND = 1e9;

    private double perSecond;
    private double burst;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, long nanos) {
        this.perSecond = perSecond;
        this.burst = Math.max(1, perSecond);
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /** Nanoseconds until {@code recipients} may pass; 0 when they may now. */
    long waitNanos(int recipients, long nanos) {
        fill(nanos);
        double missing = Math.min(recipients, burst) - tokens;
        return missing <= DUST ? 0 : (long) Math.ceil(missing / perSecond * NANOS_PER_SECOND);
    }

    void take(int recipients, long nanos) {
        fill(nanos);
        tokens -= recipients;
    }

    void giveBack(int recipients) {
        tokens = Math.min(burst, tokens + recipients);
    }

    void changeRate(double perSecond, long nanos) {
        fill(nanos);
        this.perSecond = perSecond;
        this.burst = Math.max(1, perSecond);
        tokens = Math.min(burst, tokens);
    }

    double perSecond() {
        return perSecond;
    }

    /** Whole recipients that may pass at once. */
    long left(long nanos) {
        fill(nanos);
        return (long) Math.max(0, Math.floor(tokens + DUST));
    }

    private void fill(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = nanos;
    }
}
