package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.NamedAddress;
import java.util.List;

/** What came of making the bytes of a message: the bytes with the addresses in them, or a {@link Fault}. */
sealed interface Mail permits Mail.Made, Fault {

    /**
     * The bytes to send.
     *
     * @param from the mailboxes of the From field, at least one
     * @param recipients the mailboxes of To, Cc and Bcc, for requests that name no destination
     */
    record Made(Content content, List<NamedAddress> from, List<NamedAddress> recipients) implements Mail {}
}
