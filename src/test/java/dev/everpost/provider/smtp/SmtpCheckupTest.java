package dev.everpost.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Stage;
import dev.everpost.smtp.ClientTls;
import dev.everpost.world.World;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be told of an account at a relay: that it answers. */
class SmtpCheckupTest {

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SimulatedSmtp relay;
    private SmtpProvider provider;

    @BeforeEach
    void open() throws IOException {
        relay = sandbox.smtp("relay", 0, false);
        provider = new SmtpProvider(new ProviderName("relay"), settings(relay.port()), World.real());
    }

    @AfterEach
    void close() {
        provider.close();
        sandbox.close();
    }

    @Test
    void aRelayThatAnswersIsWellAndGotNoMail() {
        assertThat(provider.checkup()).isInstanceOfSatisfying(Checkup.Answered.class, answered -> {
            assertThat(answered.sending()).isTrue();
            assertThat(answered.words()).isEqualTo("connected, answers");
        });
        assertThat(sandbox.mailroom().of("ann@example.com")).isEmpty();
    }

    @Test
    void aRelayThatIsGoneIsAFailedCheckup() {
        relay.set(new ConnectionRefused());
        assertThat(provider.checkup())
                .isInstanceOfSatisfying(
                        Checkup.Failed.class,
                        failed -> assertThat(failed.outcome()).isInstanceOf(Outcome.ProviderDown.class));
    }

    @Test
    void aRelayThatGreetsWithTroubleIsAFailedCheckup() {
        relay.set(new Failing(1, 421, Stage.CONNECT));
        assertThat(provider.checkup()).isInstanceOf(Checkup.Failed.class);
    }

    private static SmtpProviderSettings settings(int port) {
        var plain = SmtpProviderSettings.of("127.0.0.1", port, "gateway.example");
        return new SmtpProviderSettings(
                plain.host(),
                plain.port(),
                SmtpProviderSettings.Encryption.verified(ClientTls.Mode.NONE),
                null,
                plain.localName(),
                plain.critical(),
                plain.others(),
                plain.keeping(),
                plain.limits(),
                true);
    }
}
