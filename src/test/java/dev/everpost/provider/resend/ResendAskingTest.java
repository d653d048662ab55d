package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.resend.ResendPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Resend tells when it is asked: about the team, and about a message that nobody knows the end of. */
class ResendAskingTest {

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SimulatedWeb vendor;
    private ResendProvider provider;

    @BeforeEach
    void start() throws IOException {
        vendor = sandbox.web("resend", 0, false, new ResendPersonality());
        provider = provider(ResendPersonality.API_KEY);
    }

    @AfterEach
    void stop() {
        provider.close();
        sandbox.close();
    }

    @Test
    void aCheckupTellsDomainsAndQuota() {
        provider.send(Parcels.plain("ann@example.com"));
        var answered = (Checkup.Answered) provider.checkup();

        assertThat(answered.sending()).isTrue();
        assertThat(answered.senders())
                .containsEntry("example.com", Sender.VERIFIED)
                .containsEntry("unverified.example", Sender.PENDING);
        assertThat(answered.quota()).isEqualTo(new Checkup.Quota(5.0, 100L, 1L, 99L, "day"));
    }

    @Test
    void aTroubledAccountIsToldAsAMessageWouldBe() {
        vendor.set(new AccountSuspended());
        assertThat(provider.checkup().toString()).contains("SUSPENDED");
        try (var stranger = provider("re_wrong")) {
            assertThat(stranger.checkup().toString()).contains("CREDENTIALS");
        }
        vendor.set(new ConnectionRefused());
        assertThat(provider.checkup()).isInstanceOf(Checkup.Failed.class);
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundByItsTag() {
        var parcel = Parcels.plain("ann@example.com", "bob@example.org");
        vendor.set(new ResetAfterData(true));
        provider.send(parcel);
        vendor.heal();

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.Taken.class);
    }

    @Test
    void anotherMessageToTheSameRecipientIsNotTakenForIt() {
        provider.send(Parcels.plain("ann@example.com"));
        var other = Parcels.plain("ann@example.com");
        var message = other.message();
        var stranger = new Parcel(
                new Message(
                        MessageId.of(1_767_225_600_000L, 8),
                        message.submitter(),
                        message.via(),
                        message.sender(),
                        message.messageClass(),
                        message.acceptedAt(),
                        message.deadline(),
                        message.sendAt(),
                        message.sizeBytes(),
                        null,
                        null,
                        message.tags(),
                        message.metadata()),
                1,
                other.recipients(),
                "",
                other.content());

        assertThat(provider.inquire(inquiry(stranger, Instant.now()))).isInstanceOf(Finding.NotYet.class);
        var earlier = Instant.now().minus(Duration.ofMinutes(3));
        assertThat(provider.inquire(inquiry(stranger, earlier))).isInstanceOf(Finding.NotTaken.class);
    }

    @Test
    void halfOfTheRecipientsIsNotAnAnswer() {
        provider.send(Parcels.plain("ann@example.com"));
        var both = Parcels.plain("ann@example.com", "bob@example.org");

        assertThat(provider.inquire(inquiry(both, Instant.now()))).isInstanceOf(Finding.CannotTell.class);
    }

    @Test
    void nobodyToAskIsNotAnAnswer() {
        var inquiry = inquiry(Parcels.plain("ann@example.com"), Instant.now().minus(Duration.ofHours(1)));
        vendor.set(new ConnectionRefused());
        assertThat(provider.inquire(inquiry)).isInstanceOf(Finding.CannotTell.class);
        try (var stranger = provider("re_wrong")) {
            vendor.heal();
            assertThat(stranger.inquire(inquiry)).isInstanceOf(Finding.CannotTell.class);
        }
    }

    private static Inquiry inquiry(Parcel parcel, Instant startedAt) {
        return new Inquiry(parcel.message(), parcel.attempt(), parcel.recipients(), startedAt);
    }

    private ResendProvider provider(String key) {
        var web = new WebSettings(new ProviderName("resend"), null, Illness.SHORT, Illness.LONG, 4);
        return new ResendProvider(new ResendSettings(web, vendor.endpoint(), key), World.real());
    }
}
