package dev.everpost.reputation;

/** Recipients an hour, as a bucket that fills evenly; at most five minutes' worth, and at least one, at once. Thread-safe. */
final class Allowed {

    private static final double HOUR_NANOS = 3_600e9;
    private static final double BURST_HOURS = 1.0 / 12;

    private double tokens;
    private long filledAt;

    Allowed(long nanos) {
        this.filledAt = nanos;
        this.tokens = 1;
    }

    /** Whether so many may go now; a message larger than the bucket goes when it is full. */
    synchronized boolean take(int recipients, double perHour, long nanos) {
        double most = Math.max(1, perHour * BURST_HOURS);
        tokens = Math.min(most, tokens + (nanos - filledAt) / HOUR_NANOS * perHour);
        filledAt = nanos;
        if (tokens < Math.min(recipients, most)) {
            return false;
        }
        tokens -= recipients;
        return true;
    }

    synchronized void giveBack(int recipients) {
        tokens += recipients;
    }
}
