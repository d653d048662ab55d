package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Content;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Illnesses;
import dev.everpost.provider.web.Illnesses.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.sparkpost.SparkPostPersonality;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SparkPost provider against a simulated SparkPost on a real socket, in every illness. */
class SparkPostProviderTest {

    private static final String LATIN = "From: shop@example.com\nTo: ann@example.com\nSubject: hi\n"
            + "Message-ID: <1@example.com>\nContent-Type: text/plain; charset=iso-8859-1\n\nH\u00e9llo\n";

    @TempDir
    private Path folder;

    private VendorRig rig;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new SparkPostPersonality());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aMessageArrivesByteForByteWithItsTraceBeforeIt() {
        var parcel = Parcels.parcel(
                "From: shop@example.com\nTo: ann@example.com\nSubject: {{hi}}\n\nH\u00e9llo \"\\ \u20ac\n.\n",
                "ann@example.com",
                "bob@example.org");
        try (var provider = provider()) {
            assertThat(provider.send(parcel))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        }
        var delivered = rig.mailroom.of("bob@example.org").getFirst();
        assertThat(delivered.sha256())
                .isEqualTo(Mailroom.fingerprint(parcel.content().bytes()));
        assertThat(delivered.traceId()).isEqualTo(Parcels.id().toString());
        assertThat(new String(rig.mailroom.body(delivered).orElseThrow(), StandardCharsets.UTF_8))
                .startsWith(parcel.trace());
    }

    static Stream<Illness> illnesses() {
        return Illnesses.common();
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        assertThat(rig.end(illness.fault(), SparkPostProviderTest.this::provider))
                .isEqualTo(illness.outcome());
        assertThat(rig.copies("ann@example.com")).isEqualTo(illness.copies());
    }

    @Test
    void aSuppressedRecipientIsRefused() {
        try (var provider = provider()) {
            assertThat(Ends.first(provider, Parcels.plain("suppressed@example.org")))
                    .isEqualTo("Refused RECIPIENT");
        }
    }

    @Test
    void whoWasLeftOutOfSeveralIsNotGuessed() {
        try (var provider = provider()) {
            assertThat(provider.send(Parcels.plain("ann@example.com", "illegal@example.org")))
                    .extracting(Ends::words)
                    .containsExactly("Unknown", "Unknown");
        }
    }

    @Test
    void aSenderDomainThatIsNotTheAccountsIsTroubleOfTheAccount() {
        var letter = "From: x@unverified.test\nTo: ann@example.com\nSubject: hi\n\nhello\n";
        try (var provider = provider()) {
            assertThat(Ends.first(provider, Parcels.parcel(letter, "ann@example.com")))
                    .isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
        }
    }

    @Test
    void octetsThatAreNoUtf8AreComposedAgainAndThatIsSaid() {
        var text = Parcels.parcel(LATIN, "ann@example.com");
        var octets = new Content(LATIN.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        var parcel = new Parcel(text.message(), 1, text.recipients(), text.trace(), octets);
        try (var provider = provider()) {
            var accepted = (Outcome.Accepted) provider.send(parcel).getFirst();
            assertThat(accepted.adaptations()).contains(SparkPostContent.COMPOSED);
        }
        var body =
                rig.mailroom.body(rig.mailroom.of("ann@example.com").getFirst()).orElseThrow();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("Subject: hi")
                .doesNotContain("\ufffd");
    }

    @Test
    void aWrongKeyIsTroubleOfTheAccountAndIsNotShown() {
        var settings = SparkPostSettings.of(rig.patient(), rig.endpoint(), "never-shown");
        try (var provider = new SparkPostProvider(settings, rig.world())) {
            assertThat(Ends.first(provider, Parcels.plain("ann@example.com"))).isEqualTo("AccountTrouble CREDENTIALS");
        }
        assertThat(settings.toString()).doesNotContain("never-shown");
    }

    private SparkPostProvider provider() {
        return provider(rig.patient(), rig.world());
    }

    private SparkPostProvider provider(WebSettings web, World world) {
        return new SparkPostProvider(SparkPostSettings.of(web, rig.endpoint(), "sparkpost-api-key"), world);
    }
}
