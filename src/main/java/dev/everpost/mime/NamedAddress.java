package dev.everpost.mime;

import dev.everpost.message.EmailAddress;

/**
 * A mailbox as it stands in a From or To field.
 *
 * @param name the display name as people read it, decoded; "" when there is none
 */
public record NamedAddress(String name, EmailAddress address) {

    /** A mailbox without a display name. */
    public static NamedAddress of(EmailAddress address) {
        return new NamedAddress("", address);
    }
}
