package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/**
 * How many attempts may be under way: additive growth, multiplicative cut (AIMD), doubling until the first congestion.
 * Guarded by the gate's lock.
 */
final class Concurrency {

    static final int START = 16;
    static final int LEAST = 2;
    static final double CRITICAL_SLICE = 0.1;
    static final double BULK_SHARE = 0.7;

    private static final long CUT_INTERVAL_NANOS = 1_000_000_000L;

    private final Latency latency = new Latency();
    private int max;
    private double limit;
    private int total;
    private int bulk;
    private boolean congestedBefore;
    private long cutAt;

    Concurrency(int max) {
        this.max = max;
        this.limit = Math.min(START, max);
    }

    void reconfigure(int max) {
        this.max = max;
        limit = Math.min(limit, max);
    }

    /** Whether the class has a slot: a slice is kept free for critical mail, and bulk never fills the rest. */
    boolean hasRoom(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> total < limit();
            case TRANSACTIONAL -> total < common();
            case BULK -> total < common() && bulk < bulkMost();
        };
    }

    private int common() {
        // With a single slot there is nothing to keep free.
        return limit() == 1 ? 1 : limit() - Math.max(1, (int) (limit() * CRITICAL_SLICE));
    }

    private int bulkMost() {
        return Math.max(1, (int) (limit() * BULK_SHARE));
    }

    void enter(MessageClass messageClass) {
        bulk += messageClass == MessageClass.BULK ? 1 : 0;
        total++;
    }

    void leave(MessageClass messageClass) {
        bulk -= messageClass == MessageClass.BULK ? 1 : 0;
        total--;
    }

    /** An attempt worked; called before it leaves, for only a limit that is used may grow. */
    void succeeded(long tookNanos, long nanos) {
        latency.add(tookNanos, nanos);
        if (total * 2 >= limit() && !latency.isSlow()) {
            limit = Math.min(max, limit + (congestedBefore ? 1 / limit : 1));
        }
    }

    /** The provider failed or asked for less: halves, at most once a second. */
    void congested(long nanos) {
        if (!congestedBefore || nanos - cutAt >= CUT_INTERVAL_NANOS) {
            congestedBefore = true;
            cutAt = nanos;
            limit = Math.max(Math.min(LEAST, max), limit / 2);
        }
    }

    int limit() {
        return (int) limit;
    }

    int inFlight() {
        return total;
    }
}
