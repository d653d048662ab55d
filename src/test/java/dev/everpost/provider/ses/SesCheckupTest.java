package dev.everpost.provider.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.ses.SesProviderSettings.Patience;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedSes;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.world.Names;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a simulated SES says of its account, on a real socket. */
class SesCheckupTest {

    private static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SimulatedSes ses;
    private SesProvider provider;

    @BeforeEach
    void open() throws IOException {
        ses = sandbox.ses("gamma", 0, false);
        provider = new SesProvider(
                SesProviderSettings.of(new ProviderName("gamma"), "eu-west-1")
                        .withEndpoint(ses.endpoint())
                        .withKey(new SesProviderSettings.Key("AKIDTEST", "never-shown"))
                        .withPatience(SHORT, SHORT),
                Names.ofTheMachine());
    }

    @AfterEach
    void close() {
        provider.close();
        sandbox.close();
    }

    @Test
    void anAccountTellsItsQuotaAndItsSenders() {
        ses.limit(50_000);
        ses.identity("Example.com", true);
        ses.identity("new.example", false);
        var answered = (Checkup.Answered) provider.checkup();
        assertThat(answered.sending()).isTrue();
        assertThat(answered.quota().limit()).isEqualTo(50_000);
        assertThat(answered.quota().left()).isEqualTo(50_000);
        assertThat(answered.quota().period()).isEqualTo("24 hours");
        assertThat(answered.senders())
                .containsEntry("example.com", Sender.VERIFIED)
                .containsEntry("new.example", Sender.PENDING)
                .hasSize(2);
        assertThat(answered.words()).isEqualTo("sending is enabled, HEALTHY");
    }

    @Test
    void anUnlimitedAccountHasNoLimit() {
        var answered = (Checkup.Answered) provider.checkup();
        assertThat(answered.quota().limit()).isNull();
        assertThat(answered.quota().left()).isNull();
        assertThat(answered.senders()).isEmpty();
    }

    @Test
    void aSuspendedAccountMayNotSend() {
        ses.set(new AccountSuspended());
        assertThat(provider.checkup())
                .isInstanceOfSatisfying(
                        Checkup.Answered.class,
                        answered -> assertThat(answered.sending()).isFalse());
    }

    @Test
    void anEndpointThatIsGoneIsAFailedCheckupOfThatOutcome() {
        ses.set(new ConnectionRefused());
        assertThat(provider.checkup())
                .isInstanceOfSatisfying(
                        Checkup.Failed.class,
                        failed -> assertThat(failed.outcome()).isInstanceOf(Outcome.ProviderDown.class));
    }
}
