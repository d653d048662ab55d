package dev.everpost.ses;

import dev.everpost.message.Content;
import dev.everpost.message.Submission.Unsendable;
import dev.everpost.mime.NamedAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message with the addresses in them.
 *
 * @param from the mailboxes of the From field, at least one
 * @param recipients the mailboxes of To, Cc and Bcc, for requests that name no destination
 * @param asked by the fields of a finished message
 * @param unsendable why it can only be promised and refused, or null
 */
record Mail(
        Content content,
        List<NamedAddress> from,
        List<NamedAddress> recipients,
        Headers asked,
        @Nullable Unsendable unsendable) {

    Mail(Content content, List<NamedAddress> from, List<NamedAddress> recipients) {
        this(content, from, recipients, Headers.NONE, null);
    }
}
