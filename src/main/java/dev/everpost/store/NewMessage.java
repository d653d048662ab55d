package dev.everpost.store;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be accepted, with everything decided.
 *
 * @param idempotencyKey unique per submitter while it is remembered, or null
 * @param fingerprint of what was submitted; the same key with another fingerprint is a conflict; null with a null key
 * @param lease true when the caller will deliver it at once: it is leased by the same commit
 */
public record NewMessage(
        Message message,
        List<Recipient> recipients,
        Content content,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        boolean lease) {

    public NewMessage {
        recipients = List.copyOf(recipients);
    }
}
