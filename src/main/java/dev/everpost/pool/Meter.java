package dev.everpost.pool;

/**
 * Recipients counted in one period after another, never above what was made durable beforehand. Guarded by its pool's lock.
 *
 * <p>A restart goes on from what was granted, so what died with the process counts as sent.
 */
final class Meter {

    private long period = Long.MIN_VALUE;
    private long count;
    private long granted;
    private long durable;

    /** The present period; an earlier one's count is forgotten. The clock may be set back: the later period stays. */
    void turn(long present) {
        if (present > period) {
            period = present;
            count = 0;
            granted = 0;
            durable = 0;
        }
    }

    long count() {
        return count;
    }

    long granted() {
        return granted;
    }

    long period() {
        return period;
    }

    /** Whether so many more need a larger grant. */
    boolean exceedsGrant(int recipients) {
        return count + recipients > durable;
    }

    void grant(long upTo) {
        granted = Math.max(granted, upTo);
    }

    /** What was granted is durable. */
    void confirm() {
        durable = granted;
    }

    void take(int recipients) {
        count += recipients;
    }

    /** Those that were not sent after all, if their period is not over. */
    void giveBack(int recipients, long ofPeriod) {
        if (ofPeriod == period) {
            count = Math.max(0, count - recipients);
        }
    }

    void restore(long keptPeriod, long keptGrant) {
        period = keptPeriod;
        count = keptGrant;
        granted = keptGrant;
        durable = keptGrant;
    }
}
