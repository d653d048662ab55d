package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.world.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/** The account's own switches as the AWS SDK for Java sees them. */
class AccountOperationsTest {

    private final SesServer server = new SesServer(World.real());
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aNewAccountSendsAndHoldsBackBouncesAndComplaints() {
        var account = client.getAccount(r -> {});

        assertThat(account.sendingEnabled()).isTrue();
        assertThat(account.productionAccessEnabled()).isTrue();
        assertThat(account.enforcementStatus()).isEqualTo("HEALTHY");
        assertThat(account.sendQuota().max24HourSend()).isEqualTo(-1);
        assertThat(account.sendQuota().maxSendRate()).isEqualTo(4000);
        assertThat(account.sendQuota().sentLast24Hours()).isEqualTo(17);
        assertThat(account.suppressionAttributes().suppressedReasonsAsStrings()).containsExactly("BOUNCE", "COMPLAINT");
        assertThat(account.details()).isNull();
    }

    @Test
    void theKillSwitchStopsAndStartsSending() {
        client.putAccountSendingAttributes(r -> r.sendingEnabled(false));

        assertThat(client.getAccount(r -> {}).sendingEnabled()).isFalse();
        assertThatThrownBy(this::send).isInstanceOf(SendingPausedException.class);
        assertThat(server.intake.queued).isEmpty();

        client.putAccountSendingAttributes(r -> r.sendingEnabled(true));
        send();
        assertThat(server.intake.queued).hasSize(1);
    }

    @Test
    void theReasonsOfTheAccountCountUntilASetSaysOtherwise() {
        client.putAccountSuppressionAttributes(r -> r.suppressedReasonsWithStrings("COMPLAINT"));
        client.createConfigurationSet(
                r -> r.configurationSetName("open").suppressionOptions(o -> o.suppressedReasonsWithStrings(List.of())));
        send();
        var plain = server.intake.only();
        server.intake.forget();
        client.sendEmail(r -> r.fromEmailAddress("shop@example.com")
                .configurationSetName("open")
                .destination(d -> d.toAddresses("ann@example.net"))
                .content(c -> c.simple(s -> s.subject(t -> t.data("Hi")).body(b -> b.text(t -> t.data("x"))))));

        assertThat(client.getAccount(r -> {}).suppressionAttributes().suppressedReasonsAsStrings())
                .containsExactly("COMPLAINT");
        assertThat(reasons(plain)).containsExactlyInAnyOrder(Reason.COMPLAINT, Reason.UNSUBSCRIBE, Reason.MANUAL);
        assertThat(reasons(server.intake.only())).containsExactlyInAnyOrder(Reason.UNSUBSCRIBE, Reason.MANUAL);
    }

    @Test
    void detailsAreKeptAndShown() {
        client.putAccountDetails(r -> r.mailType("TRANSACTIONAL")
                .websiteURL("https://shop.example.com")
                .contactLanguage("EN")
                .additionalContactEmailAddresses("ops@example.com"));

        var details = client.getAccount(r -> {}).details();
        assertThat(details.mailTypeAsString()).isEqualTo("TRANSACTIONAL");
        assertThat(details.websiteURL()).isEqualTo("https://shop.example.com");
        assertThat(details.additionalContactEmailAddresses()).containsExactly("ops@example.com");
        assertThatThrownBy(
                        () -> client.putAccountDetails(r -> r.mailType("SPAM").websiteURL("https://x.example")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.putAccountDetails(r -> r.mailType("MARKETING")))
                .hasMessageContaining("'websiteURL'");
    }

    private void send() {
        client.sendEmail(r -> r.fromEmailAddress("shop@example.com")
                .destination(d -> d.toAddresses("ann@example.net"))
                .content(c -> c.simple(s -> s.subject(t -> t.data("Hi")).body(b -> b.text(t -> t.data("x"))))));
    }

    private java.util.Set<Reason> reasons(Submission submission) {
        return server.kept.suppressionReasons().reasonsFor(submission, MessageClass.TRANSACTIONAL);
    }
}
