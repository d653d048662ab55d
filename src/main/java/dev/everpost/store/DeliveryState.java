package dev.everpost.store;

/**
 * Where one recipient's delivery stands. Exactly one of the final states ends it, once for all but for one way back: handed over to
 * a provider that never reported ({@link Spool#reopen}).
 */
public enum DeliveryState {
    /** Has a next step and a time for it. */
    WAITING(false),
    /** An attempt was started and its outcome is not recorded yet. */
    ATTEMPTING(false),
    /** A provider took responsibility. */
    HANDED_OVER(true),
    /** Permanently refused. */
    REFUSED(true),
    /** Its deadline passed. */
    EXPIRED(true),
    /** Taken back. */
    CANCELLED(true),
    /** On a suppression list: never sent. */
    SUPPRESSED(true);

    private final boolean isFinal;

    DeliveryState(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** True when nothing more will happen. */
    public boolean isFinal() {
        return isFinal;
    }
}
