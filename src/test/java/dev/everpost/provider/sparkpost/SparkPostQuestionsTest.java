package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.sandbox.sparkpost.SparkPostPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SparkPost says about its account, and about messages whose end nobody knows. */
class SparkPostQuestionsTest {

    @TempDir
    private Path folder;

    private VendorRig rig;
    private SparkPostProvider provider;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new SparkPostPersonality());
        provider = new SparkPostProvider(
                SparkPostSettings.of(rig.patient(), rig.endpoint(), "sparkpost-api-key"), rig.world());
    }

    @AfterEach
    void stop() {
        provider.close();
        rig.close();
    }

    @Test
    void anActiveAccountTellsItsLimitsAndDomains() {
        provider.send(Parcels.plain("ann@example.com"));
        var answered = (Checkup.Answered) provider.checkup();
        assertThat(answered.sending()).isTrue();
        assertThat(answered.quota()).isEqualTo(new Checkup.Quota(null, 1_000_000L, 1L, 999_999L, "day"));
        assertThat(answered.senders())
                .isEqualTo(Map.of(
                        "example.com",
                        Sender.VERIFIED,
                        "unverified.test",
                        Sender.PENDING,
                        "blocked.test",
                        Sender.FAILED));
    }

    @Test
    void aSuspendedAccountSaysSo() {
        rig.vendor.set(new AccountSuspended());
        var answered = (Checkup.Answered) provider.checkup();
        assertThat(answered.sending()).isFalse();
        assertThat(answered.words()).contains("suspended");
    }

    @Test
    void aKeyThatMayOnlySendIsToldNothing() {
        rig.vendor.set(new Failing(1, 403, Stage.BODY));
        assertThat(((Checkup.NotOffered) provider.checkup()).why()).contains("permission");
    }

    @Test
    void whoCannotBeAskedGivesTheOutcomeThatAMessageWouldHaveHad() {
        rig.vendor.set(new ConnectionRefused());
        assertThat(Ends.words(((Checkup.Failed) provider.checkup()).outcome()))
                .isEqualTo("ProviderDown CONNECT_REFUSED");
    }

    @Test
    void aMessageThatWasTakenWithoutAnAnswerIsFoundByItsEvents() {
        var many = IntStream.range(0, 25)
                .mapToObj(i -> "ann+" + i + "@example.com")
                .toArray(String[]::new);
        var parcel = Parcels.plain(many);
        rig.vendor.set(new ResetAfterData(true));
        assertThat(Ends.first(provider, parcel)).isEqualTo("Unknown");
        rig.vendor.heal();

        var found = (Finding.Taken) provider.inquire(inquiry(parcel, Instant.now()));
        assertThat(found.providerId()).isNotEmpty();
        assertThat(provider.inquire(inquiry(Parcels.plain("ann+1@example.com", "eve@example.org"), Instant.now())))
                .isInstanceOf(Finding.CannotTell.class);
    }

    @Test
    void whatHasNoEventsMayYetHaveSomeUntilTheyCannotLagAnyMore() {
        var parcel = Parcels.plain("ann@example.com");
        rig.vendor.set(new ResetAfterData(false));
        assertThat(Ends.first(provider, parcel)).isEqualTo("Unknown");
        rig.vendor.heal();

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.NotYet.class);
        var longAgo = Instant.now().minus(SparkPostSearch.LAG).minusSeconds(60);
        assertThat(provider.inquire(inquiry(parcel, longAgo))).isInstanceOf(Finding.NotTaken.class);
        rig.vendor.set(new ConnectionRefused());
        assertThat(provider.inquire(inquiry(parcel, longAgo))).isInstanceOf(Finding.NotYet.class);
    }

    private static Inquiry inquiry(Parcel parcel, Instant startedAt) {
        return new Inquiry(parcel.message(), parcel.attempt(), parcel.recipients(), startedAt);
    }
}
