package dev.everpost.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.azure.AzurePersonality;
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

/** What Azure tells when it is asked: about the resource, and about an operation that nobody knows the end of. */
class AzureAskingTest {

    private static final String BLIND = "From: shop@example.com\nSubject: x\n\nhi\n";

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SimulatedWeb vendor;
    private AzureProvider provider;

    @BeforeEach
    void start() throws IOException {
        vendor = sandbox.web("azure", 0, false, new AzurePersonality());
        provider = provider(AzurePersonality.ACCESS_KEY);
    }

    @AfterEach
    void stop() {
        provider.close();
        sandbox.close();
    }

    @Test
    void aCheckupTellsWhetherResourceAndKeyAreGood() {
        assertThat(provider.checkup())
                .isInstanceOfSatisfying(
                        Checkup.Answered.class,
                        answered -> assertThat(answered.sending()).isTrue());
        vendor.set(new AccountSuspended());
        assertThat(provider.checkup().toString()).contains("SUSPENDED");
        try (var stranger = provider("d3Jvbmc=")) {
            assertThat(stranger.checkup().toString()).contains("CREDENTIALS");
        }
        vendor.set(new ConnectionRefused());
        assertThat(provider.checkup()).isInstanceOf(Checkup.Failed.class);
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundByItsOperation() {
        var parcel = Parcels.plain("ann@example.com", "bob@example.org");
        vendor.set(new ResetAfterData(true));
        provider.send(parcel);
        vendor.heal();

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.Taken.class);
    }

    @Test
    void blindCopiesAreFoundOneByOne() {
        var parcel = Parcels.parcel(BLIND, "ann@example.com", "bob@example.org");
        provider.send(parcel);

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.Taken.class);
        var three = Parcels.parcel(BLIND, "ann@example.com", "bob@example.org", "cid@example.org");
        assertThat(provider.inquire(inquiry(three, Instant.now()))).isInstanceOf(Finding.CannotTell.class);
    }

    @Test
    void anOperationThatNobodyKnowsNeverBeganAfterAWhile() {
        var parcel = Parcels.plain("ann@example.com");

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.NotYet.class);
        assertThat(provider.inquire(inquiry(parcel, Instant.now().minus(Duration.ofMinutes(2)))))
                .isInstanceOf(Finding.NotTaken.class);
    }

    @Test
    void nobodyToAskIsNotAnAnswer() {
        var inquiry = inquiry(Parcels.plain("ann@example.com"), Instant.now().minus(Duration.ofHours(1)));
        vendor.set(new ConnectionRefused());
        assertThat(provider.inquire(inquiry)).isInstanceOf(Finding.CannotTell.class);
        vendor.heal();
        try (var stranger = provider("d3Jvbmc=")) {
            assertThat(stranger.inquire(inquiry)).isInstanceOf(Finding.CannotTell.class);
        }
    }

    private static Inquiry inquiry(Parcel parcel, Instant startedAt) {
        return new Inquiry(parcel.message(), parcel.attempt(), parcel.recipients(), startedAt);
    }

    private AzureProvider provider(String key) {
        var web = new WebSettings(new ProviderName("azure"), null, Illness.SHORT, Illness.LONG, 4);
        return new AzureProvider(new AzureSettings(web, vendor.endpoint(), key), World.real());
    }
}
