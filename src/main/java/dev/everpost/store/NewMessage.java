package dev.everpost.store;

import dev.everpost.fact.Fact;
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
 * @param settled recipients whose delivery is final from the start; the others wait
 * @param facts what else is to be noted by the same commit, after its admission
 * @param spawned messages that are accepted by the same commit, such as notifications about settled recipients
 */
public record NewMessage(
        Message message,
        List<Recipient> recipients,
        Content content,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        boolean lease,
        List<Settled> settled,
        List<Fact> facts,
        List<NewMessage> spawned) {

    public NewMessage {
        recipients = List.copyOf(recipients);
        settled = List.copyOf(settled);
        facts = List.copyOf(facts);
        spawned = List.copyOf(spawned);
    }

    /** A message of which every delivery waits. */
    public NewMessage(
            Message message,
            List<Recipient> recipients,
            Content content,
            @Nullable String idempotencyKey,
            @Nullable String fingerprint,
            boolean lease) {
        this(message, recipients, content, idempotencyKey, fingerprint, lease, List.of(), List.of(), List.of());
    }

    /** A delivery that is over before it began: {@code state} is final. */
    public record Settled(int recipient, DeliveryState state, String why) {

        /** The delivery as it is stored: final since the message was accepted. */
        public Delivery delivery(Message message, List<Recipient> recipients) {
            return new Delivery(
                    recipients.get(recipient),
                    state,
                    Lane.of(message.messageClass(), true),
                    message.acceptedAt(),
                    0,
                    0,
                    null,
                    0,
                    why);
        }
    }
}
