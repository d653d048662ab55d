package dev.everpost.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ResetAfterData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SendGrid can be asked: how the account is, and what became of a call that was never answered. */
class SendGridAskingTest {

    @TempDir
    private Path folder;

    private VendorRig rig;
    private SendGridProvider provider;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new SendGridPersonality());
        var settings = new SendGridSettings(
                rig.patient(), SendGridSettings.Region.GLOBAL, rig.endpoint(), SendGridPersonality.API_KEY, null);
        provider = new SendGridProvider(settings, rig.world());
    }

    @AfterEach
    void stop() {
        provider.close();
        rig.close();
    }

    @Test
    void aCheckupTellsCreditsAndDomains() {
        provider.send(Parcels.plain("ann@example.net"));

        var checkup = (Checkup.Answered) provider.checkup();

        assertThat(checkup.sending()).isTrue();
        assertThat(checkup.quota()).isEqualTo(new Checkup.Quota(null, 100_000L, 1L, 99_999L, "monthly"));
        assertThat(checkup.senders())
                .containsEntry("example.com", Checkup.Sender.VERIFIED)
                .containsEntry("pending.example", Checkup.Sender.PENDING);
    }

    @Test
    void aCheckupOfASuspendedAccountFailsWithTheTrouble() {
        rig.vendor.set(new AccountSuspended());

        assertThat(Ends.words(((Checkup.Failed) provider.checkup()).outcome())).isEqualTo("AccountTrouble SUSPENDED");
    }

    @Test
    void anUnknownOutcomeIsFoundOutByAsking() {
        rig.vendor.set(new ResetAfterData(true));
        var parcel = Parcels.plain("ann@example.net");
        assertThat(Ends.first(provider, parcel)).isEqualTo("Unknown");
        rig.vendor.set();

        assertThat(provider.inquire(inquiry(parcel, Duration.ZERO))).isInstanceOf(Finding.Taken.class);
    }

    @Test
    void whatIsNotInTheIndexMayComeThereAndIsDeniedOnlyLater() {
        var parcel = Parcels.plain("ann@example.net");

        assertThat(provider.inquire(inquiry(parcel, Duration.ofMinutes(29)))).isInstanceOf(Finding.NotYet.class);
        assertThat(provider.inquire(inquiry(parcel, Duration.ofMinutes(31)))).isInstanceOf(Finding.NotTaken.class);
    }

    private static Inquiry inquiry(Parcel parcel, Duration ago) {
        return new Inquiry(
                parcel.message(), 1, parcel.recipients(), Instant.now().minus(ago));
    }
}
