package dev.everpost.publish;

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
import dev.everpost.store.NewMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mail with a configuration set, and what can happen to it. */
public final class Letters {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final ProviderName ALPHA = new ProviderName("alpha");
    public static final MessageId ID = MessageId.of(NOON.toEpochMilli(), 7);
    public static final Origin ORIGIN = new Origin("eu-west-1", "123456789012", "mx.example.com");

    private Letters() {}

    public static NewMessage of(String... to) {
        return of(Map.of("ses:configuration-set", "orders", "campaign", "autumn"), to);
    }

    public static NewMessage of(Map<String, String> tags, String... to) {
        return withFields(tags, "Subject: Your order\r\nX-Shop: 17\r\n", to);
    }

    static NewMessage withFields(Map<String, String> tags, String fields, String... to) {
        var recipients = IntStream.range(0, to.length)
                .mapToObj(index -> Recipient.plain(index, EmailAddress.of(to[index])))
                .toList();
        var text = "From: Shop <shop@example.com>\r\nTo: Ann <ann@example.net>, bob@example.org\r\n"
                + "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n" + fields + "\r\nHello\r\n";
        var content = new Content(text.getBytes(StandardCharsets.UTF_8));
        var message = new Message(
                ID,
                "shop",
                Via.SES,
                EmailAddress.of("shop@example.com"),
                MessageClass.TRANSACTIONAL,
                NOON,
                NOON.plus(Duration.ofHours(4)),
                NOON,
                content.size(),
                null,
                "Your order",
                tags,
                Map.of());
        return new NewMessage(message, recipients, content, null, null, false);
    }

    public static Fact admitted() {
        return new Fact.Admitted(NOON, ID, "shop", Via.SES, MessageClass.TRANSACTIONAL, 1);
    }

    public static Fact ended(int attempt, Outcome... outcomes) {
        var each = IntStream.range(0, outcomes.length)
                .mapToObj(index -> new Fact.RecipientOutcome(index, outcomes[index], false))
                .toList();
        return new Fact.AttemptEnded(
                NOON.plusMillis(250L * attempt), ID, attempt, ALPHA, Duration.ofMillis(90), List.copyOf(each));
    }

    public static Fact reported(Fact.Report report, String... details) {
        var named = IntStream.range(0, details.length / 2)
                .boxed()
                .collect(Collectors.toMap(i -> details[2 * i], i -> details[2 * i + 1]));
        return new Fact.Reported(NOON.plusSeconds(60), ID, 0, ALPHA, report, NOON.plusSeconds(30), named);
    }

    public static Outcome taken() {
        return new Outcome.Accepted("abc", "250 2.0.0 Ok: queued as ABC");
    }

    public static Outcome refused(String reply) {
        return new Outcome.Refused(Outcome.Scope.RECIPIENT, reply);
    }

    public static Outcome later(String reply) {
        return new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, reply);
    }
}
