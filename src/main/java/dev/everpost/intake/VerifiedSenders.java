package dev.everpost.intake;

import dev.everpost.message.EmailAddress;

/** Addresses that a submitter may send as beside its configured senders. Thread-safe; asked for every message, so it must be quick. */
@FunctionalInterface
public interface VerifiedSenders {

    /** Nobody has proven anything. */
    VerifiedSenders NONE = (submitter, address) -> false;

    /** Whether the submitter has proven that it may send as this address. */
    boolean isVerified(String submitter, EmailAddress address);
}
