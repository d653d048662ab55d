package dev.everpost.provider.brevo;

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
import dev.everpost.scenario.ResetAfterData;
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

/** The Brevo provider against a simulated Brevo on a real socket, in every illness. */
class BrevoProviderTest {

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
        try (var rig = new BrevoRig(false)) {
            rig.vendor.set(illness.fault());
            var outcome = rig.send(Parcels.parcel(illness.messageClass(), LETTER, "ann@example.com"));

            assertThat(words(outcome)).isEqualTo(illness.outcome());
            assertThat(rig.mailroom.copies(Parcels.id().toString(), "ann@example.com"))
                    .isEqualTo(illness.copies());
        }
    }

    @Test
    void aNameThatVanishesFailsTheNextConnection() {
        try (var rig = new BrevoRig(false)) {
            rig.vendor.set(new NameNotFound());
            assertThat(words(rig.send(Parcels.plain("ann@example.com")))).isEqualTo("ProviderDown NAME_NOT_FOUND");
        }
    }

    @Test
    void anExpiredCertificateIsATlsFailureUntilItIsRenewed() throws IOException {
        try (var rig = new BrevoRig(true)) {
            var ca = Files.writeString(
                    folder.resolve("ca.pem"), rig.sandbox.certificates().authorityPem());
            rig.vendor.set(new ExpiredCertificate());
            var settings = BrevoRig.settings(rig.vendor.endpoint(), "xkeysib-sandbox", ca);
            try (var provider = new BrevoProvider(settings, World.real())) {
                var parcel = Parcels.plain("ann@example.com");
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("ProviderDown TLS");
                rig.vendor.heal();
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("Accepted");
            }
        }
    }

    @Test
    void aMessageTakenWithoutAnAnswerIsNotMadeTwiceByTryingAgain() {
        try (var rig = new BrevoRig(false)) {
            var parcel = Parcels.plain("ann@example.com");
            rig.vendor.set(new ResetAfterData(true));
            assertThat(words(rig.send(parcel))).isEqualTo("Unknown");
            rig.vendor.heal();
            assertThat(words(rig.send(parcel))).isEqualTo("Accepted");
            assertThat(rig.mailroom.copies(Parcels.id().toString(), "ann@example.com"))
                    .isEqualTo(1);
        }
    }

    @Test
    void oneBadAddressDoesNotTakeTheOthersWithIt() {
        try (var rig = new BrevoRig(false);
                var provider = rig.provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "nobody@localhost", "bob@example.org"));

            assertThat(outcomes.stream().map(Outcomes::words))
                    .containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
            assertThat(rig.mailroom.of("bob@example.org")).hasSize(1);
        }
    }

    @Test
    void blindCopiesStayBlind() {
        try (var rig = new BrevoRig(false);
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
    void aWrongKeyIsAboutOurAccount() {
        try (var rig = new BrevoRig(false);
                var provider =
                        new BrevoProvider(BrevoRig.settings(rig.vendor.endpoint(), "wrong", null), World.real())) {
            var outcome = provider.send(Parcels.plain("ann@example.com")).getFirst();
            assertThat(words(outcome)).isEqualTo("AccountTrouble CREDENTIALS");
        }
    }

    @Test
    void aThrottleKeepsTheTimeThatBrevoAskedFor() {
        try (var rig = new BrevoRig(false)) {
            rig.vendor.set(new Failing(1, 429, Stage.BODY));
            var later = (Outcome.TryLater) rig.send(Parcels.plain("ann@example.com"));
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("foreignAnswers")
    void anAnswerThatIsNotBrevosIsNeverTakenForOne(String answer, String outcome) {
        assertThat(words(scripted(answer))).isEqualTo(outcome);
    }

    static Stream<Arguments> foreignAnswers() {
        return Stream.of(
                Arguments.of(ScriptedApi.html("200 OK"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("201 Created", "{}"), "Unknown"),
                Arguments.of(ScriptedApi.json("201 Created", "{\"messageId\": {\"a\": 1}}"), "Unknown"),
                Arguments.of(ScriptedApi.html("403 Forbidden"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("418 Teapot", "{\"code\":\"new\"}"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.html("502 Bad Gateway"), "ProviderDown SERVER_ERROR"),
                Arguments.of(ScriptedApi.html("504 Gateway Timeout"), "Unknown"),
                Arguments.of("", "Unknown"),
                Arguments.of("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"mess", "Unknown"));
    }

    @Test
    void aKeyThatBrevoKnowsIsUnknownWhileItsLogShowsNothing() {
        var known = ScriptedApi.json("400 Bad Request", "{\"code\":\"duplicate_parameter\",\"message\":\"used\"}");
        assertThat(words(scripted(known, ScriptedApi.json("200 OK", "{}")))).isEqualTo("Unknown");
        assertThat(words(scripted(known, ScriptedApi.html("503 Busy")))).isEqualTo("Unknown");
    }

    private static Outcome scripted(String... answers) {
        try (var api = new ScriptedApi(answers);
                var provider = new BrevoProvider(BrevoRig.settings(api.endpoint(), "key", null), World.real())) {
            return provider.send(Parcels.plain("ann@example.com")).getFirst();
        }
    }

    @Test
    void secretsAreNotInTheText() {
        var settings = BrevoRig.settings(URI.create("http://127.0.0.1:1"), "never-shown", null);
        assertThat(settings.toString()).doesNotContain("never-shown");
    }
}
