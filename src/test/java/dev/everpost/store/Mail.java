package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Mail for specs of the store: each message another id, one recipient unless told otherwise. */
public final class Mail {

    /** When everything in the specs is accepted. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public static final ProviderName ALPHA = new ProviderName("alpha");
    public static final ProviderName BETA = new ProviderName("beta");

    private static final AtomicLong COUNTER = new AtomicLong();

    private Mail() {}

    public static MessageId newId() {
        return MessageId.of(NOON.toEpochMilli(), COUNTER.incrementAndGet());
    }

    public static NewMessage plain() {
        return to("ann@example.net");
    }

    public static NewMessage to(String... addresses) {
        return of(MessageClass.TRANSACTIONAL, NOON, addresses);
    }

    /** Mail without tags and metadata. */
    public static NewMessage untagged(String... addresses) {
        return of(MessageClass.TRANSACTIONAL, NOON, Map.of(), addresses);
    }

    public static NewMessage of(MessageClass messageClass, Instant sendAt, String... addresses) {
        return of(messageClass, sendAt, Map.of("campaign", "autumn"), addresses);
    }

    private static NewMessage of(
            MessageClass messageClass, Instant sendAt, Map<String, String> tags, String... addresses) {
        var recipients = IntStream.range(0, addresses.length)
                .mapToObj(index -> Recipient.plain(index, EmailAddress.of(addresses[index])))
                .toList();
        var id = newId();
        var content = new Content(("Subject: " + id + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII));
        var message = new Message(
                id,
                "shop",
                Via.REST,
                EmailAddress.of("orders@example.com"),
                messageClass,
                NOON,
                NOON.plus(Duration.ofHours(4)),
                sendAt,
                content.size(),
                "env-1",
                "Your order",
                tags,
                tags.isEmpty() ? Map.of() : Map.of("order", "\"17\" \n\\ é 😀"));
        return new NewMessage(message, recipients, content, null, null, false);
    }

    public static NewMessage keyed(String key, String fingerprint) {
        var plain = plain();
        return new NewMessage(plain.message(), plain.recipients(), plain.content(), key, fingerprint, false);
    }

    public static NewMessage leased(NewMessage message) {
        return new NewMessage(
                message.message(),
                message.recipients(),
                message.content(),
                message.idempotencyKey(),
                message.fingerprint(),
                true);
    }

    public static MessageId id(NewMessage message) {
        return message.message().id();
    }

    /** The delivery of a message's recipient in some state, last tried or waiting at {@code provider}. */
    public static Delivery delivery(
            NewMessage message, int index, DeliveryState state, Instant due, @Nullable ProviderName provider) {
        return new Delivery(
                message.recipients().get(index),
                state,
                Lane.of(message.message().messageClass(), false),
                due,
                1,
                1,
                provider,
                0,
                "because");
    }

    /** The change that starts attempt 1 of the first recipient at a provider. */
    public static Change start(NewMessage message, ProviderName provider) {
        var fact = new Fact.AttemptStarted(NOON, id(message), 1, provider, List.of(0), "first in order");
        var delivery = delivery(message, 0, DeliveryState.ATTEMPTING, NOON, provider);
        return new Change(id(message), List.of(fact), List.of(delivery), false, List.of());
    }

    /** The change that ends attempt 1 of the first recipient well and releases the lease. */
    public static Change handOver(NewMessage message, ProviderName provider, Instant at) {
        return handOver(message, provider, "abc", at);
    }

    /** The same under a name that the provider chose. */
    public static Change handOver(NewMessage message, ProviderName provider, String providerId, Instant at) {
        var outcome = new Fact.RecipientOutcome(0, new Outcome.Accepted(providerId, "250 ok"), false);
        var fact = new Fact.AttemptEnded(at, id(message), 1, provider, Duration.ofMillis(12), List.of(outcome));
        var delivery = delivery(message, 0, DeliveryState.HANDED_OVER, at, provider);
        return new Change(id(message), List.of(fact), List.of(delivery), true, List.of());
    }

    /** The change that makes the first recipient, whom attempt 1 handed over without a word, wait again. */
    public static Change reopen(NewMessage message, ProviderName provider) {
        var fact = new Fact.Silent(
                NOON, id(message), 1, provider, List.of(0), Fact.Found.CANNOT_TELL, Fact.Remedy.SENT_AGAIN, "mute");
        var delivery = delivery(message, 0, DeliveryState.WAITING, NOON, provider);
        return new Change(id(message), List.of(fact), List.of(delivery), false, List.of());
    }

    /** The change that makes the first recipient wait for a provider. */
    public static Change waitFor(NewMessage message, ProviderName provider, Instant due) {
        var delivery = delivery(message, 0, DeliveryState.WAITING, due, provider);
        return new Change(id(message), List.of(), List.of(delivery), true, List.of());
    }
}
