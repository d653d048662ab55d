package dev.everpost.store;

import org.jspecify.annotations.Nullable;

/** A question that the store could not answer now: it is failing, closing, or did not answer in time. Ask again later. */
public final class StoreUnavailable extends RuntimeException {

    /** Says what was asked, why there is no answer, and what to do. */
    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
