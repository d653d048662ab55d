package dev.everpost.provider.brevo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Outcomes;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.ScriptedApi;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.Stage;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What Brevo is asked beside sending: how the account is, and what became of a message. */
class BrevoQuestionsTest {

    @Test
    void anAccountTellsItsCreditsAndItsSenders() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            provider.send(Parcels.plain("ann@example.com"));
            var answered = (Checkup.Answered) provider.checkup();

            assertThat(answered.sending()).isTrue();
            assertThat(answered.quota().left()).isEqualTo(299);
            assertThat(answered.quota().period()).isEqualTo("day");
            assertThat(answered.senders())
                    .containsEntry("example.com", Sender.VERIFIED)
                    .containsEntry("example.org", Sender.PENDING)
                    .containsEntry("shop@example.com", Sender.VERIFIED);
        }
    }

    @Test
    void anAccountThatMayNotSendSaysSo() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            rig.vendor.set(new AccountSuspended());
            assertThat(((Checkup.Answered) provider.checkup()).sending()).isFalse();
        }
    }

    @Test
    void whoCannotBeAskedHasTheOutcomeOfMail() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            rig.vendor.set(new Failing(1, 403, Stage.BODY));
            var failed = (Checkup.Failed) provider.checkup();
            assertThat(Outcomes.words(failed.outcome())).isEqualTo("AccountTrouble CREDENTIALS");
        }
    }

    @Test
    void aMessageWhoseAnswerGotLostIsFound() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            rig.vendor.set(new ResetAfterData(true));
            var parcel = Parcels.plain("ann@example.com", "bob@example.org");
            provider.send(parcel);
            rig.vendor.heal();

            var taken = (Finding.Taken) provider.inquire(asked(parcel, Duration.ZERO));
            assertThat(taken.providerId()).contains("smtp-relay.mailin.fr");
        }
    }

    @Test
    void aMessageThatIsNotThereIsNotTakenOnceTheLogHasHadItsTime() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            var parcel = Parcels.plain("ann@example.com");
            assertThat(provider.inquire(asked(parcel, Duration.ofMinutes(9)))).isInstanceOf(Finding.NotYet.class);
            assertThat(provider.inquire(asked(parcel, Duration.ofMinutes(11)))).isInstanceOf(Finding.NotTaken.class);
        }
    }

    @Test
    void aMessageThatOnlySomeGotCannotBeToldOfAll() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            provider.send(Parcels.plain("ann@example.com"));
            var both = asked(Parcels.plain("ann@example.com", "bob@example.org"), Duration.ofHours(1));
            assertThat(provider.inquire(both)).isInstanceOf(Finding.CannotTell.class);
        }
    }

    @Test
    void aLogThatFailsOrIgnoresTheQuestionProvesNothing() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            rig.vendor.set(new Failing(1, 503, Stage.BODY));
            var asked = asked(Parcels.plain("ann@example.com"), Duration.ofHours(1));
            assertThat(provider.inquire(asked)).isInstanceOf(Finding.NotYet.class);
            rig.vendor.set(new Failing(1, 403, Stage.BODY));
            assertThat(provider.inquire(asked)).isInstanceOf(Finding.CannotTell.class);
        }
        var others = "{\"events\":[{\"email\":\"ann@example.com\",\"tag\":\"other\",\"messageId\":\"<1@x>\"}]}";
        assertThat(scripted(ScriptedApi.json("200 OK", others))).isInstanceOf(Finding.NotTaken.class);
        assertThat(scripted(ScriptedApi.html("200 OK"))).isInstanceOf(Finding.NotYet.class);
        assertThat(scripted("")).isInstanceOf(Finding.NotYet.class);
    }

    private static Finding scripted(String answer) {
        try (var api = new ScriptedApi(answer);
                var provider = new BrevoProvider(BrevoRig.settings(api.endpoint(), "key", null), World.real())) {
            return provider.inquire(asked(Parcels.plain("ann@example.com"), Duration.ofHours(1)));
        }
    }

    private static Inquiry asked(Parcel parcel, Duration ago) {
        return new Inquiry(
                parcel.message(), 1, parcel.recipients(), Instant.now().minus(ago));
    }
}
