package dev.everpost.fact;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened, immutable, with its time; the ledger keeps them in order. */
public sealed interface Fact {

    /** When it happened, by our clock. */
    Instant at();

    /** A fact about one message. */
    sealed interface OfMessage extends Fact {
        MessageId message();
    }

    /** A fact about one provider. */
    sealed interface OfProvider extends Fact {
        ProviderName provider();
    }

    /** A fact about the gateway itself. */
    sealed interface OfGateway extends Fact {}

    /** We took responsibility for the message. */
    record Admitted(Instant at, MessageId message, String submitter, Via via, MessageClass messageClass, int recipients)
            implements OfMessage {}

    /**
     * A provider is about to be called; durable before the call.
     *
     * @param attempt the message's attempts count from 1
     * @param recipients indexes of the recipients that travel in this attempt
     * @param why the route's words: why this provider, why not the others
     * @param pool from which of the provider's pools it goes; null where it has none
     */
    record AttemptStarted(
            Instant at,
            MessageId message,
            int attempt,
            ProviderName provider,
            List<Integer> recipients,
            String why,
            @Nullable String pool)
            implements OfMessage {

        /** Of a provider without pools. */
        public AttemptStarted(
                Instant at,
                MessageId message,
                int attempt,
                ProviderName provider,
                List<Integer> recipients,
                String why) {
            this(at, message, attempt, provider, recipients, why, null);
        }

        public AttemptStarted {
            recipients = List.copyOf(recipients);
        }
    }

    /** A call ended; one outcome for each recipient that travelled, in the order of the start. */
    record AttemptEnded(
            Instant at,
            MessageId message,
            int attempt,
            ProviderName provider,
            Duration took,
            List<RecipientOutcome> outcomes)
            implements OfMessage {
        public AttemptEnded {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** One recipient's share of an attempt's end. {@code possibleDuplicate}: an earlier attempt's outcome is unknown. */
    record RecipientOutcome(int recipient, Outcome outcome, boolean possibleDuplicate) {}

    /**
     * A provider was asked what became of an attempt whose outcome nobody knew.
     *
     * @param attempt the one that was asked about
     * @param recipients indexes of those whose outcome was unknown
     * @param providerId its name for the message, when it has it and says so
     * @param words the provider's or ours, in one line
     */
    record Inquired(
            Instant at,
            MessageId message,
            int attempt,
            ProviderName provider,
            List<Integer> recipients,
            Found finding,
            @Nullable String providerId,
            String words)
            implements OfMessage {
        public Inquired {
            recipients = List.copyOf(recipients);
            words = OneLine.of(words);
        }
    }

    /**
     * A provider took it and never reported on it: it was asked, and this is what followed. At most one for each attempt.
     *
     * @param attempt the one that was taken without a word
     * @param recipients indexes of those nobody reported on
     * @param finding what it says itself
     * @param words the provider's or ours, in one line
     */
    record Silent(
            Instant at,
            MessageId message,
            int attempt,
            ProviderName provider,
            List<Integer> recipients,
            Found finding,
            Remedy remedy,
            String words)
            implements OfMessage {
        public Silent {
            recipients = List.copyOf(recipients);
            words = OneLine.of(words);
        }

        /** Whether this recipient is sent again because of it. */
        public boolean reopens(int recipient) {
            return remedy == Remedy.SENT_AGAIN && recipients.contains(recipient);
        }
    }

    /** What is done about mail that was taken without a word. */
    enum Remedy {
        /** It waits again for another provider, as a possible duplicate. */
        SENT_AGAIN,
        /** Nothing: it stays handed over. */
        LEFT
    }

    /** What a provider that was asked could say. */
    enum Found {
        /** It has the message. */
        TAKEN,
        /** It never got it. */
        NOT_TAKEN,
        /** It may know later. */
        NOT_YET,
        /** It can never be known. */
        CANNOT_TELL
    }

    /** The deadline passed before any provider took it. */
    record Expired(Instant at, MessageId message, List<Integer> recipients, String why) implements OfMessage {
        public Expired {
            recipients = List.copyOf(recipients);
        }
    }

    /** No provider of its route can ever carry it to these recipients: too large, or an address beyond them all. */
    record NoCarrier(Instant at, MessageId message, List<Integer> recipients, String why) implements OfMessage {
        public NoCarrier {
            recipients = List.copyOf(recipients);
        }
    }

    /** Somebody took it back before it was handed over. */
    record Cancelled(Instant at, MessageId message, List<Integer> recipients, String by) implements OfMessage {
        public Cancelled {
            recipients = List.copyOf(recipients);
        }
    }

    /** Recipients on a suppression list, found at acceptance; why, by recipient index. Nothing is sent to them. */
    record Suppressed(Instant at, MessageId message, Map<Integer, String> recipients) implements OfMessage {
        public Suppressed {
            recipients = Map.copyOf(recipients);
        }
    }

    /** A template could not be filled after the message was promised; every recipient is refused. */
    record NotRendered(Instant at, MessageId message, String template, String why) implements OfMessage {}

    /**
     * What a provider, a receiver or an operator told of a recipient after the hand-over.
     *
     * @param at when we learned it
     * @param provider whose word it is; null when it was told by hand
     * @param happenedAt when it happened, by the teller's clock
     * @param details by name, as far as they were told: status, diagnostic, subtype, agent, address, link
     */
    record Reported(
            Instant at,
            MessageId message,
            int recipient,
            @Nullable ProviderName provider,
            Report report,
            Instant happenedAt,
            Map<String, String> details)
            implements OfMessage {
        public Reported {
            details = Map.copyOf(details);
        }

        /** Whether it tells how the journey ended; who opened it has it. */
        public boolean tellsTheEnd() {
            return switch (report) {
                case DELIVERED, BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW, COMPLAINED, REJECTED -> true;
                case OPENED, CLICKED, UNSUBSCRIBED -> true;
                case QUEUED, SENT, DELAYED, UNKNOWN -> false;
            };
        }
    }

    /** What can be told of a recipient after the hand-over. */
    enum Report {
        /** The provider has it in a queue of its own. */
        QUEUED,
        /** The provider handed it to the receiver's side, or is about to. */
        SENT,
        DELIVERED,
        DELAYED,
        BOUNCED_FOR_GOOD,
        BOUNCED_FOR_NOW,
        COMPLAINED,
        REJECTED,
        OPENED,
        CLICKED,
        UNSUBSCRIBED,
        /** Something that we have no word for; the details have the teller's. */
        UNKNOWN
    }

    /** Somebody asked for the next attempt at once. */
    record RetryAsked(Instant at, MessageId message, String by) implements OfMessage {}

    /** A provider's standing changed. */
    record StandingChanged(Instant at, ProviderName provider, String from, String to, String why)
            implements OfProvider {}

    /** What a provider says of its account changed; states are words such as {@code well} and {@code quota_low}. */
    record CheckedUp(Instant at, ProviderName provider, String from, String to, String words) implements OfProvider {
        public CheckedUp {
            words = OneLine.of(words);
        }
    }

    /** Mail that waited for a provider was sent back to the router. */
    record BacklogRerouted(Instant at, ProviderName provider, int deliveries, String why) implements OfProvider {}

    /** Something needs a person. {@code subject} is a provider's name or a part of the gateway. */
    record AlarmRaised(Instant at, Alarm alarm, String subject, String text) implements OfGateway {}

    /** An alarm's cause is gone. */
    record AlarmCleared(Instant at, Alarm alarm, String subject, String text) implements OfGateway {}

    /**
     * The watch came to another conclusion.
     *
     * @param scope what it is about, in words: a provider, a receiver, our own network
     * @param extent the widest scope that explains it, in words; often the same
     * @param firstSign when the trouble was first seen; null when it is over
     * @param words the evidence; may quote hostile text
     */
    record Judged(
            Instant at,
            String scope,
            String extent,
            String from,
            String to,
            @Nullable Instant firstSign,
            String words) implements OfGateway {
        public Judged {
            words = OneLine.of(words);
        }
    }

    /** The process came up ({@code running}) or is going down. */
    record GatewayChanged(
            Instant at, boolean running, @Nullable String version) implements OfGateway {}

    /** What an alarm is about. */
    enum Alarm {
        ACCOUNT_TROUBLE,
        QUOTA_LOW,
        STORE_FAILING,
        ALL_PROVIDERS_BAD,
        /** A receiver refuses many addresses at once: its fault, or that of a list. The subject is its domain. */
        RECEIVER_TROUBLE,
        /** A provider took mail and never reported on it, though it reports on the rest. */
        SILENT_LOSS,
        /** A provider that used to report says nothing any more. */
        REPORTS_SILENT,
        /** The watch found a provider, a receiver or a part of ours down; the subject is its scope in words. */
        OUTAGE,
        /** An endpoint of events took nothing for days, or said that it is gone. */
        WEBHOOK_DISABLED,
        /** The other providers would not bear the important mail if the subject died. */
        CAPACITY_SHORT,
        /** Bounces or complaints endanger an account; its bulk mail is slowed or held. */
        REPUTATION_AT_RISK
    }
}
