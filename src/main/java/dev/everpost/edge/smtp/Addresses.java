package dev.everpost.edge.smtp;

import dev.everpost.message.EmailAddress;
import dev.everpost.smtp.Reply;
import org.jspecify.annotations.Nullable;

/** Whether an address of an envelope can be used. */
final class Addresses {

    private Addresses() {}

    /**
     * Null when it can, or the refusal.
     *
     * @param parsed null when the text was no address
     * @param international whether MAIL asked for SMTPUTF8 (RFC 6531 section 3.4)
     * @param syntaxCode 5.1.7 for a sender, 5.1.3 for a recipient
     */
    static @Nullable Reply whyNot(@Nullable EmailAddress parsed, boolean international, String syntaxCode) {
        if (parsed == null) {
            return notAnAddress(syntaxCode);
        }
        return parsed.isAscii() || international
                ? null
                : Reply.of(553, "5.6.7", "An address outside ASCII needs SMTPUTF8 at MAIL");
    }

    static Reply notAnAddress(String syntaxCode) {
        return Reply.of(553, syntaxCode, "Not an address of the form local@domain");
    }
}
