package dev.everpost.provider.mailjet;

import static dev.everpost.provider.web.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.Illness;
import dev.everpost.provider.web.Outcomes;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.ScriptedApi;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.Stage;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Mailjet provider against a simulated Mailjet on a real socket, in every illness. */
class MailjetProviderTest {

    private static final String LETTER = """
            From: Shop <shop@example.com>
            To: ann@example.com
            Subject: Your code

            Your code is 123456.
            """;

    @TempDir
    private Path folder;

    static Stream<Illness> illnesses() {
        return Illness.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        try (var rig = new MailjetRig(false)) {
            rig.vendor.set(illness.fault());
            var outcome = rig.send(Parcels.parcel(illness.messageClass(), LETTER, "ann@example.com"));

            assertThat(words(outcome)).isEqualTo(illness.outcome());
            assertThat(rig.mailroom.copies(Parcels.id().toString(), "ann@example.com"))
                    .isEqualTo(illness.copies());
        }
    }

    @Test
    void aNameThatVanishesFailsTheNextConnection() {
        try (var rig = new MailjetRig(false)) {
            rig.vendor.set(new NameNotFound());
            assertThat(words(rig.send(Parcels.plain("ann@example.com")))).isEqualTo("ProviderDown NAME_NOT_FOUND");
        }
    }

    @Test
    void anExpiredCertificateIsATlsFailureUntilItIsRenewed() throws IOException {
        try (var rig = new MailjetRig(true)) {
            var ca = Files.writeString(
                    folder.resolve("ca.pem"), rig.sandbox.certificates().authorityPem());
            rig.vendor.set(new ExpiredCertificate());
            var settings = MailjetRig.settings(rig.vendor.endpoint(), "mailjet-secret", ca);
            try (var provider = new MailjetProvider(settings, World.real())) {
                var parcel = Parcels.plain("ann@example.com");
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("ProviderDown TLS");
                rig.vendor.heal();
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("Accepted");
            }
        }
    }

    @Test
    void oneBadAddressDoesNotTakeTheOthersWithIt() {
        try (var rig = new MailjetRig(false);
                var provider = rig.provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "nobody@localhost", "bob@example.org"));

            assertThat(outcomes.stream().map(Outcomes::words))
                    .containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
            assertThat(rig.mailroom.of("bob@example.org")).hasSize(1);
        }
    }

    @Test
    void blindCopiesStayBlind() {
        try (var rig = new MailjetRig(false);
                var provider = rig.provider()) {
            provider.send(Parcels.parcel(LETTER, "ann@example.com", "dora@example.org"));
            provider.send(Parcels.parcel(LETTER, "emil@example.org", "fred@example.org"));

            assertThat(rig.arrived("dora@example.org"))
                    .contains("To: ann@example.com")
                    .doesNotContain("dora@");
            assertThat(rig.arrived("emil@example.org")).doesNotContain("fred@");
        }
    }

    @Test
    void eachRecipientHasAnIdOfItsOwn() {
        try (var rig = new MailjetRig(false);
                var provider = rig.provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "bob@example.org"));
            assertThat(outcomes.stream().map(each -> ((Outcome.Accepted) each).providerId()))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("\\d{19}"));
        }
    }

    @Test
    void strangersTravelAsMessagesOfOneCall() {
        var one = "{\"Status\":\"success\",\"To\":[{\"Email\":\"emil@example.org\",\"MessageID\":1}]}";
        var two = "{\"Status\":\"error\",\"Errors\":[{\"ErrorCode\":\"mj-0013\",\"StatusCode\":400,"
                + "\"ErrorRelatedTo\":[\"To[0].Email\"]}]}";
        var answer = ScriptedApi.json("400 Bad Request", "{\"Messages\":[" + one + "," + two + "]}");
        try (var api = new ScriptedApi(answer);
                var provider = new MailjetProvider(MailjetRig.settings(api.endpoint(), "key", null), World.real())) {
            var outcomes = provider.send(Parcels.parcel(LETTER, "emil@example.org", "fred@example.org"));
            assertThat(outcomes.stream().map(Outcomes::words)).containsExactly("Accepted", "Refused RECIPIENT");
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void aSenderThatNobodyVerifiedIsAboutOurAccount() {
        try (var rig = new MailjetRig(false)) {
            var parcel = Parcels.parcel(LETTER.replace("shop@example.com", "shop@example.net"), "ann@example.com");
            assertThat(words(rig.send(parcel))).isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
        }
    }

    @Test
    void aWrongKeyIsAboutOurAccount() {
        try (var rig = new MailjetRig(false);
                var provider =
                        new MailjetProvider(MailjetRig.settings(rig.vendor.endpoint(), "wrong", null), World.real())) {
            var outcome = provider.send(Parcels.plain("ann@example.com")).getFirst();
            assertThat(words(outcome)).isEqualTo("AccountTrouble CREDENTIALS");
        }
    }

    @Test
    void aThrottleKeepsTheTimeThatMailjetAskedFor() {
        try (var rig = new MailjetRig(false)) {
            rig.vendor.set(new Failing(1, 429, Stage.BODY));
            var later = (Outcome.TryLater) rig.send(Parcels.plain("ann@example.com"));
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("foreignAnswers")
    void anAnswerThatIsNotMailjetsIsNeverTakenForOne(String answer, String outcome) {
        assertThat(words(scripted(answer))).isEqualTo(outcome);
    }

    static Stream<Arguments> foreignAnswers() {
        var success = "{\"Messages\":[{\"Status\":\"success\",\"To\":[{\"Email\":\"%s\",\"MessageID\":7}]}]}";
        return Stream.of(
                Arguments.of(ScriptedApi.html("200 OK"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("200 OK", "{}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[{\"Status\":\"new\"}]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[{\"Status\":\"error\"}]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", success.formatted("Ann@Example.com")), "Accepted"),
                Arguments.of(ScriptedApi.json("200 OK", success.formatted("eve@example.com")), "Unknown"),
                Arguments.of(ScriptedApi.html("403 Forbidden"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("418 Teapot", "{\"ErrorCode\":\"new\"}"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.html("502 Bad Gateway"), "ProviderDown SERVER_ERROR"),
                Arguments.of(ScriptedApi.html("504 Gateway Timeout"), "Unknown"),
                Arguments.of("", "Unknown"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"mess", "Unknown"));
    }

    private static Outcome scripted(String... answers) {
        try (var api = new ScriptedApi(answers);
                var provider = new MailjetProvider(MailjetRig.settings(api.endpoint(), "key", null), World.real())) {
            return provider.send(Parcels.plain("ann@example.com")).getFirst();
        }
    }

    @Test
    void secretsAreNotInTheText() {
        var settings = MailjetRig.settings(URI.create("http://127.0.0.1:1"), "never-shown", null);
        assertThat(settings.toString()).doesNotContain("never-shown");
    }
}
