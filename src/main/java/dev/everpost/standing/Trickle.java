package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/**
 * Last-resort attempts through a gate that is closed: one a second, so that something keeps probing when every
 * candidate is closed. Critical mail goes first. Guarded by the gate's lock.
 */
final class Trickle {

    static final long INTERVAL_NANOS = 1_000_000_000L;
    /** Critical mail that was turned away this lately has the next place. */
    private static final long RESERVED_NANOS = 2 * INTERVAL_NANOS;

    private boolean used;
    private long lastUse;
    private boolean criticalWaits;
    private long criticalAskedAt;

    /** Whether mail of the class may have a place now; remembers critical mail that may not. */
    boolean offers(MessageClass messageClass, long nanos) {
        boolean free = !used || nanos - lastUse >= INTERVAL_NANOS;
        if (messageClass == MessageClass.CRITICAL) {
            if (!free) {
                criticalWaits = true;
                criticalAskedAt = nanos;
            }
            return free;
        }
        return free && !(criticalWaits && nanos - criticalAskedAt <= RESERVED_NANOS);
    }

    void use(MessageClass messageClass, long nanos) {
        used = true;
        lastUse = nanos;
        if (messageClass == MessageClass.CRITICAL) {
            criticalWaits = false;
        }
    }
}
