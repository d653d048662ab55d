package dev.everpost.ses;

import dev.everpost.message.MessageId;
import dev.everpost.ses.EventDestination.EventType;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a message, recipient by recipient, from the ledger; a submitter sees its own messages only. Thread-safe. */
public final class MessageInsights {

    private final Ledger ledger;

    public MessageInsights(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A message's life so far.
     *
     * @param from the envelope sender, or null
     */
    public record Insights(
            String messageId,
            @Nullable String from,
            @Nullable String subject,
            Map<String, String> tags,
            List<OfRecipient> recipients) {}

    /** What happened for one recipient, in order. */
    public record OfRecipient(String address, List<Event> events) {}

    /** One event; {@code details} is null where the type says it all. */
    public record Event(
            Instant at, EventType type, @Nullable Details details) {}

    /** What an event has to say. */
    public sealed interface Details {

        /** Why it came back: {@code type} PERMANENT, TRANSIENT or UNDETERMINED. */
        record Bounce(String type, String subType, @Nullable String diagnostic) implements Details {}

        /** Who complained in which way, as far as it was told. */
        record Complaint(@Nullable String subType, @Nullable String feedbackType) implements Details {}
    }

    public Result<Insights> of(Caller caller, String messageId) {
        return MessageId.parse(messageId)
                .flatMap(ledger::story)
                .filter(story ->
                        story.message().submitter().equals(caller.submitter().name()))
                .map(story -> Result.done(insights(story)))
                .orElseGet(() -> Result.failed(
                        Kind.NOT_FOUND, "Message <" + Constraints.shown(messageId) + "> does not exist."));
    }

    private static Insights insights(Story story) {
        var message = story.message();
        var recipients = story.deliveries().stream()
                .map(delivery -> delivery.recipient())
                .map(recipient -> new OfRecipient(
                        recipient.address().toString(), RecipientEvents.of(story.facts(), recipient.index())))
                .toList();
        return new Insights(
                message.id().toString(),
                message.sender() == null ? null : message.sender().toString(),
                message.subject(),
                message.tags(),
                recipients);
    }
}
