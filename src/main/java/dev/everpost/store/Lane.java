package dev.everpost.store;

import dev.everpost.message.MessageClass;

/** A queue of waiting deliveries; the order of the constants is the order in which they are served. */
public enum Lane {
    CRITICAL_FRESH,
    CRITICAL_RETRY,
    TRANSACTIONAL_FRESH,
    TRANSACTIONAL_RETRY,
    BULK_FRESH,
    BULK_RETRY;

    /** The lane of a class; what was tried or held before goes behind what is fresh. */
    public static Lane of(MessageClass messageClass, boolean fresh) {
        return switch (messageClass) {
            case CRITICAL -> fresh ? CRITICAL_FRESH : CRITICAL_RETRY;
            case TRANSACTIONAL -> fresh ? TRANSACTIONAL_FRESH : TRANSACTIONAL_RETRY;
            case BULK -> fresh ? BULK_FRESH : BULK_RETRY;
        };
    }

    /** The class whose mail travels here. */
    public MessageClass messageClass() {
        return switch (this) {
            case CRITICAL_FRESH, CRITICAL_RETRY -> MessageClass.CRITICAL;
            case TRANSACTIONAL_FRESH, TRANSACTIONAL_RETRY -> MessageClass.TRANSACTIONAL;
            case BULK_FRESH, BULK_RETRY -> MessageClass.BULK;
        };
    }
}
