package dev.everpost.provider.postmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Postmark says about its account, and about messages whose end nobody knows. */
class PostmarkQuestionsTest {

    @TempDir
    private Path folder;

    private VendorRig rig;
    private PostmarkProvider provider;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new PostmarkPersonality());
        var settings = PostmarkSettings.of(rig.patient(), rig.endpoint(), "postmark-server-token")
                .withAccountToken("postmark-account-token")
                .withStreams(new PostmarkSettings.Streams("outbound", "broadcast"));
        provider = new PostmarkProvider(settings, rig.world());
    }

    @AfterEach
    void stop() {
        provider.close();
        rig.close();
    }

    @Test
    void aHealthyServerSendsAndItsDomainsAreTold() {
        var answered = (Checkup.Answered) provider.checkup();
        assertThat(answered.sending()).isTrue();
        assertThat(answered.senders())
                .isEqualTo(Map.of("example.com", Sender.VERIFIED, "unverified.test", Sender.PENDING));
        assertThat(answered.quota()).isEqualTo(Checkup.Quota.UNTOLD);
    }

    @Test
    void aServerThatMayNotSendSaysSo() {
        rig.vendor.set(new AccountSuspended());
        assertThat(((Checkup.Answered) provider.checkup()).sending()).isFalse();
    }

    @Test
    void whoCannotBeAskedGivesTheOutcomeThatAMessageWouldHaveHad() {
        rig.vendor.set(new ConnectionRefused());
        assertThat(Ends.words(((Checkup.Failed) provider.checkup()).outcome()))
                .isEqualTo("ProviderDown CONNECT_REFUSED");
        rig.vendor.set(new Failing(1, 401, Stage.BODY));
        assertThat(Ends.words(((Checkup.Failed) provider.checkup()).outcome())).isEqualTo("AccountTrouble CREDENTIALS");
    }

    @Test
    void aMessageThatWasTakenWithoutAnAnswerIsFound() {
        var parcel = Parcels.plain("ann@example.com", "bob@example.org");
        rig.vendor.set(new ResetAfterData(true));
        assertThat(Ends.first(provider, parcel)).isEqualTo("Unknown");
        rig.vendor.heal();

        var found = (Finding.Taken) provider.inquire(inquiry(parcel, Instant.now()));
        assertThat(found.providerId()).isNotEmpty();
        assertThat(provider.inquire(inquiry(Parcels.plain("ann@example.com", "eve@example.org"), Instant.now())))
                .isInstanceOf(Finding.CannotTell.class);
    }

    @Test
    void aMessageInAnotherStreamIsLookedForThere() {
        var bulk = Parcels.parcel(MessageClass.BULK, "From: shop@example.com\n\nhi\n", "ann@example.com");
        assertThat(Ends.first(provider, bulk)).isEqualTo("Accepted");
        assertThat(provider.inquire(inquiry(bulk, Instant.now()))).isInstanceOf(Finding.Taken.class);
    }

    @Test
    void whatIsNotFoundMayYetComeUntilTheSearchCannotLagAnyMore() {
        var parcel = Parcels.plain("ann@example.com");
        rig.vendor.set(new ResetAfterData(false));
        assertThat(Ends.first(provider, parcel)).isEqualTo("Unknown");
        rig.vendor.heal();

        assertThat(provider.inquire(inquiry(parcel, Instant.now()))).isInstanceOf(Finding.NotYet.class);
        var longAgo = Instant.now().minus(PostmarkSearch.LAG).minusSeconds(60);
        assertThat(provider.inquire(inquiry(parcel, longAgo))).isInstanceOf(Finding.NotTaken.class);
    }

    @Test
    void whoCannotBeAskedIsAskedAgainLater() {
        rig.vendor.set(new ConnectionRefused());
        var longAgo = Instant.now().minus(PostmarkSearch.LAG).minusSeconds(60);
        assertThat(provider.inquire(inquiry(Parcels.plain("ann@example.com"), longAgo)))
                .isInstanceOf(Finding.NotYet.class);
    }

    private static Inquiry inquiry(Parcel parcel, Instant startedAt) {
        return new Inquiry(parcel.message(), parcel.attempt(), parcel.recipients(), startedAt);
    }
}
