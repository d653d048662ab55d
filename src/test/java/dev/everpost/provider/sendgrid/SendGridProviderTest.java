package dev.everpost.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Illnesses;
import dev.everpost.provider.web.Illnesses.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SendGrid provider against a simulated SendGrid on a real socket, well and in every illness. */
class SendGridProviderTest {

    @TempDir
    private Path folder;

    private VendorRig rig;
    private SendGridProvider provider;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new SendGridPersonality());
        provider = provider(SendGridPersonality.API_KEY);
    }

    @AfterEach
    void stop() {
        provider.close();
        rig.close();
    }

    @Test
    void aLetterArrivesWithItsPartsAndOurIdAndTellsHowItWasAdapted() {
        var outcomes = provider.send(Parcels.plain("ann@example.net", "bob@example.org"));

        assertThat(words(outcomes)).containsExactly("Accepted", "Accepted");
        var accepted = (Outcome.Accepted) outcomes.getFirst();
        assertThat(accepted.providerId()).startsWith("sg");
        assertThat(accepted.adaptations())
                .contains("rebuilt from its parts", "envelope sender and Date are SendGrid's");
        assertThat(arrived("bob@example.org"))
                .startsWith("X-Everpost-Id: " + Parcels.id())
                .contains("\"Shop\" <shop@example.com>", "Your code is 123456.", "Message-ID: <code-17@example.com>");
        assertThat(rig.copies("ann@example.net")).isEqualTo(1);
    }

    static Stream<Illness> illnesses() {
        return Illnesses.common();
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        assertThat(rig.end(illness.fault(), this::provider)).isEqualTo(illness.outcome());
        assertThat(rig.copies("ann@example.com")).isEqualTo(illness.copies());
    }

    @Test
    void oneBadAddressDoesNotTakeTheOthersWithIt() {
        var outcomes = provider.send(Parcels.plain("ann@example.net", "\"b b\"@example.org", "cid@example.org"));

        assertThat(words(outcomes)).containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
        assertThat(rig.copies("ann@example.net")).isEqualTo(1);
        assertThat(rig.copies("cid@example.org")).isEqualTo(1);
    }

    @Test
    void blindCopiesDoNotSeeEachOther() {
        var outcomes = provider.send(Parcels.parcel(
                "From: shop@example.com\nTo: list@example.com\nSubject: hi\n\nhello\n",
                "ann@example.net",
                "bob@example.org"));

        assertThat(words(outcomes)).containsExactly("Accepted", "Accepted");
        assertThat(arrived("ann@example.net")).doesNotContain("bob@example.org");
    }

    @Test
    void anAddressInToAndCcIsNamedOnce() {
        var twice = Parcels.parcel(
                "From: shop@example.com\nTo: ann@example.net\nCc: ANN@example.net\nSubject: hi\n\nhello\n",
                "ann@example.net");

        assertThat(words(provider.send(twice))).containsExactly("Accepted");
        assertThat(rig.copies("ann@example.net")).isEqualTo(1);
    }

    @Test
    void whatSendGridRequiresIsSuppliedAndSaid() {
        var outcome = provider.send(Parcels.parcel("""
            From: shop@example.com
            To: ann@example.net
            X-Note: =?utf-8?Q?gr=C3=BCn?=
            X-SG-EID: mine
            X-Twice: 1
            X-Twice: 2
            Content-Type: text/calendar; charset=utf-8; method=REQUEST; name=invite.ics
            Content-Disposition: attachment

            BEGIN:VCALENDAR
            """, "ann@example.net")).getFirst();

        assertThat(Ends.words(outcome)).isEqualTo("Accepted");
        assertThat(((Outcome.Accepted) outcome).adaptations())
                .contains(
                        "empty subject made '(no subject)'",
                        "empty text made one space",
                        "header X-Note encoded again",
                        "header X-SG-EID dropped, for SendGrid reserves it",
                        "repeated header X-Twice dropped",
                        "attachment type without its parameters: charset=utf-8; method=REQUEST");
    }

    @Test
    void aSenderThatIsNotVerifiedIsTheAccountsTrouble() {
        var outcome = provider.send(Parcels.parcel(
                        "From: eve@elsewhere.example\nTo: ann@example.net\nSubject: hi\n\nhello\n", "ann@example.net"))
                .getFirst();

        assertThat(Ends.words(outcome)).isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
    }

    @Test
    void aWrongKeyIsTheAccountsTrouble() {
        try (var stranger = provider("SG.wrong")) {
            assertThat(words(stranger.send(Parcels.plain("ann@example.net"))))
                    .containsExactly("AccountTrouble CREDENTIALS");
            assertThat(stranger.checkup()).isInstanceOf(Checkup.Failed.class);
        }
    }

    @Test
    void aMessageThatMustStayWholeIsNotTakenApart() {
        var signed = Parcels.parcel(
                "From: shop@example.com\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nhi\n--b--\n",
                "ann@example.net");

        assertThat(words(provider.send(signed))).containsExactly("Refused CONTENT");
    }

    @Test
    void theKeyIsNotInTheText() {
        assertThat(settings(rig.patient(), "never-shown").toString()).doesNotContain("never-shown");
    }

    private SendGridProvider provider(String key) {
        return new SendGridProvider(settings(rig.patient(), key), rig.world());
    }

    private SendGridProvider provider(WebSettings web, World world) {
        return new SendGridProvider(settings(web, SendGridPersonality.API_KEY), world);
    }

    private SendGridSettings settings(WebSettings web, String key) {
        return new SendGridSettings(web, SendGridSettings.Region.GLOBAL, rig.endpoint(), key, null);
    }

    private String arrived(String recipient) {
        var last = rig.mailroom.of(recipient).getLast();
        return new String(rig.mailroom.body(last).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<String> words(List<Outcome> outcomes) {
        return outcomes.stream().map(Ends::words).toList();
    }
}
