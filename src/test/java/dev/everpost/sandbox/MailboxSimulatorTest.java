package dev.everpost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.World;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that Amazon SES keeps for trying things out. */
class MailboxSimulatorTest {

    private final Mailroom mailroom = new Mailroom(World.real());
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "success@simulator.amazonses.com",
                "ooto@simulator.amazonses.com",
                "complaint+a1@simulator.amazonses.com",
                "bounce@simulator.amazonses.com.example",
                "bounce@example.com"
            })
    void anSmtpProviderTakesThoseThatAreThere(String recipient) throws IOException {
        assertThat(rcpt(recipient)).startsWith("250 2.1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "bounce@simulator.amazonses.com, 550 5.1.1 The account",
        "Bounce+order-7@Simulator.AmazonSES.com, 550 5.1.1 The account",
        "suppressionlist@simulator.amazonses.com, 550 5.1.1 The address is on the suppression list",
        "suppressionlist+x@simulator.amazonses.com, 550 5.1.1 The address is on the suppression list",
    })
    void anSmtpProviderRefusesThoseThatBounce(String recipient, String reply) throws IOException {
        assertThat(rcpt(recipient)).startsWith(reply);
    }

    @Test
    void amazonSesTakesAllAndBouncesTwoOfThem() {
        assertThat(MailboxSimulator.bounces("bounce+x@simulator.amazonses.com")).isTrue();
        assertThat(MailboxSimulator.bounces("suppressionlist@simulator.amazonses.com"))
                .isTrue();
        assertThat(MailboxSimulator.bounces("success@simulator.amazonses.com")).isFalse();
        assertThat(MailboxSimulator.bounces("complaint@simulator.amazonses.com"))
                .isFalse();
    }

    private String rcpt(String recipient) throws IOException {
        var smtp = sandbox.smtp("alpha", 0, true);
        try (var client = new RawSmtp(smtp.port())) {
            client.reply();
            client.command("EHLO test");
            client.command("MAIL FROM:<shop@example.com>");
            return client.command("RCPT TO:<" + recipient + ">");
        }
    }
}
