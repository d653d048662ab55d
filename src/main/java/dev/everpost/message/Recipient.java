package dev.everpost.message;

import org.jspecify.annotations.Nullable;

/**
 * One address that a message goes to, with what its submitter asked about it (RFC 3461).
 *
 * @param index the place among the message's recipients, from 0
 * @param wanted when a delivery status notification is wanted; NOTIFY=... or the default
 * @param originalRecipient the ORCPT parameter as given (xtext, not decoded), or null
 */
public record Recipient(
        int index,
        EmailAddress address,
        Notify wanted,
        @Nullable String originalRecipient) {

    /** A recipient about whom nothing was asked. */
    public static Recipient plain(int index, EmailAddress address) {
        return new Recipient(index, address, Notify.UNSPECIFIED, null);
    }

    /** When the sender wants to hear of this recipient, RFC 3461 section 4.1. */
    public enum Notify {
        /** No NOTIFY parameter: nothing was asked. */
        UNSPECIFIED,
        /** NOTIFY=NEVER. */
        NEVER,
        /** NOTIFY contains FAILURE. */
        FAILURE,
        /** NOTIFY names SUCCESS or DELAY but not FAILURE. */
        OTHER
    }
}
