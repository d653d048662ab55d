package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/** The right to one attempt, given by {@link Gate#enter}; good for one {@code leave} or {@code abandon}. */
public final class Permit {

    private final MessageClass messageClass;
    private final int recipients;
    private final boolean retry;
    private final long epoch;
    private final long hour;
    // Guarded by the gate's lock.
    private boolean returned;

    Permit(Visit visit, long epoch, long hour) {
        this.messageClass = visit.messageClass();
        this.recipients = visit.recipients();
        this.retry = visit.retry();
        this.epoch = epoch;
        this.hour = hour;
    }

    MessageClass messageClass() {
        return messageClass;
    }

    /** How many may travel. */
    public int recipients() {
        return recipients;
    }

    boolean retry() {
        return retry;
    }

    /** The breaker's state changes before it was given; older than the present count means a stale result. */
    long epoch() {
        return epoch;
    }

    /** The hour of the day quota that it was counted in. */
    long hour() {
        return hour;
    }

    void giveBack() {
        if (returned) {
            throw new IllegalStateException("a permit was left twice; leave or abandon each exactly once");
        }
        returned = true;
    }
}
