package dev.everpost.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Parcel;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.Slow;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.ClientTls;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SMTP provider before a server that answers everything, each time just before the patience ends. */
class SlowServerTest {

    private static final Content CONTENT = new Content("Subject: hi\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
    private static final Duration COMMAND = Duration.ofMillis(1000);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SmtpProvider provider;

    @BeforeEach
    void open() throws IOException {
        provider = new SmtpProvider(
                new ProviderName("relay"),
                settings(sandbox.smtp("relay", 0, false).port()),
                World.real());
    }

    @AfterEach
    void close() {
        provider.close();
        sandbox.close();
    }

    @Test
    void answersThatAreEachInTimeAreLeftWhenTogetherTheyAreNot() {
        relay(new Slow(COMMAND.multipliedBy(6).dividedBy(10), Duration.ZERO));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.ProviderDown.class,
                        down -> assertThat(down.failure()).isEqualTo(Failure.SILENT));
        assertThat(sandbox.mailroom().of("ann@example.com")).isEmpty();
    }

    @Test
    void theAnswerToTheContentHasItsOwnPatience() {
        relay(new LateAcceptance(COMMAND.multipliedBy(3)));

        assertThat(send()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aKeptConnectionStartsAfresh() {
        assertThat(send()).isInstanceOf(Outcome.Accepted.class);
        relay(new LateAcceptance(COMMAND.multipliedBy(3)));
        assertThat(send()).isInstanceOf(Outcome.Accepted.class);

        assertThat(send()).isInstanceOf(Outcome.Accepted.class);
        assertThat(provider.idleConnections()).isEqualTo(1);
    }

    private void relay(Fault fault) {
        sandbox.provider("relay").orElseThrow().set(fault);
    }

    private Outcome send() {
        return provider.send(parcel()).getFirst();
    }

    private static SmtpProviderSettings settings(int port) {
        var plain = SmtpProviderSettings.of("127.0.0.1", port, "gateway.example");
        var patience = new ClientPatience(LONG, COMMAND, LONG);
        return new SmtpProviderSettings(
                plain.host(),
                plain.port(),
                SmtpProviderSettings.Encryption.verified(ClientTls.Mode.NONE),
                null,
                plain.localName(),
                patience,
                patience,
                plain.keeping(),
                plain.limits(),
                true);
    }

    private static Parcel parcel() {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var message = new Message(
                MessageId.of(at.toEpochMilli(), 7),
                "shop",
                Via.REST,
                EmailAddress.of("shop@example.com"),
                MessageClass.CRITICAL,
                at,
                at.plusSeconds(60),
                at,
                CONTENT.size(),
                null,
                null,
                Map.of(),
                Map.of());
        return new Parcel(message, 1, List.of(Recipient.plain(0, EmailAddress.of("ann@example.com"))), "", CONTENT);
    }
}
