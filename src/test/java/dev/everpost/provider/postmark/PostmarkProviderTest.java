package dev.everpost.provider.postmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Illnesses;
import dev.everpost.provider.web.Illnesses.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
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

/** The Postmark provider against a simulated Postmark on a real socket, in every illness. */
class PostmarkProviderTest {

    @TempDir
    private Path folder;

    private VendorRig rig;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new PostmarkPersonality());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aMessageArrivesWithItsPartsAndOurIdBeforeThem() {
        try (var provider = provider()) {
            assertThat(provider.send(Parcels.plain("ann@example.com", "bob@example.org")))
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        }
        var delivered = rig.mailroom.of("bob@example.org").getFirst();
        var text = new String(rig.mailroom.body(delivered).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(delivered.traceId()).isEqualTo(Parcels.id().toString());
        assertThat(text)
                .contains("From: \"Shop\" <shop@example.com>\r\n")
                .contains("To: ann@example.com, bob@example.org\r\n")
                .contains("Subject: Your code\r\n")
                .contains("X-Shop: 17\r\n")
                .contains("Message-ID: <code-17@example.com>\r\n")
                .contains("Your code is 123456.");
    }

    @Test
    void whatIsNotAsSubmittedIsSaid() {
        try (var provider = provider()) {
            var accepted = (Outcome.Accepted)
                    provider.send(Parcels.plain("ann@example.com")).getFirst();
            assertThat(accepted.adaptations())
                    .contains("rebuilt from its parts", "the envelope sender and the Date are Postmark's");
            assertThat(accepted.providerId()).isNotEmpty();
        }
    }

    static Stream<Illness> illnesses() {
        return Illnesses.common();
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        assertThat(rig.end(illness.fault(), PostmarkProviderTest.this::provider))
                .isEqualTo(illness.outcome());
        assertThat(rig.copies("ann@example.com")).isEqualTo(illness.copies());
    }

    @Test
    void anInactiveRecipientIsRefusedAndTheOthersAreCarried() {
        try (var provider = provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "inactive@example.org", "bob@example.org"));
            assertThat(outcomes).extracting(Ends::words).containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
            assertThat(provider.send(Parcels.plain("inactive@example.org")))
                    .extracting(Ends::words)
                    .containsExactly("Refused RECIPIENT");
        }
        assertThat(rig.copies("ann@example.com")).isOne();
    }

    @Test
    void anAddressThatPostmarkCannotReadDoesNotTakeTheOthersWithIt() {
        try (var provider = provider()) {
            assertThat(provider.send(Parcels.plain("ann@example.com", "illegal@example.org")))
                    .extracting(Ends::words)
                    .containsExactly("Accepted", "Refused RECIPIENT");
        }
        assertThat(rig.copies("ann@example.com")).isOne();
    }

    @Test
    void blindCopiesDoNotSeeEachOther() {
        var letter = "From: shop@example.com\nTo: undisclosed-recipients:;\nSubject: hi\n\nhello\n";
        try (var provider = provider()) {
            assertThat(provider.send(Parcels.parcel(letter, "ann@example.com", "bob@example.org")))
                    .extracting(Ends::words)
                    .containsExactly("Accepted", "Accepted");
        }
        assertThat(rig.mailroom.summary().copies()).isEqualTo(2);
        var text = new String(
                rig.mailroom.body(rig.mailroom.of("bob@example.org").getFirst()).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("ann@");
    }

    @Test
    void aSenderThatIsNotTheAccountsIsTroubleOfTheAccount() {
        var letter = "From: x@unverified.test\nTo: ann@example.com\nSubject: hi\n\nhello\n";
        try (var provider = provider()) {
            assertThat(Ends.first(provider, Parcels.parcel(letter, "ann@example.com")))
                    .isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
        }
    }

    @Test
    void aWrongTokenIsTroubleOfTheAccountAndIsNotShown() {
        var settings = PostmarkSettings.of(rig.patient(), rig.endpoint(), "never-shown");
        try (var provider = new PostmarkProvider(settings, rig.world())) {
            assertThat(Ends.first(provider, Parcels.plain("ann@example.com"))).isEqualTo("AccountTrouble CREDENTIALS");
        }
        assertThat(settings.toString()).doesNotContain("never-shown");
    }

    @Test
    void aMessageThatMustStayWholeIsRefusedWithTheReason() {
        var signed = "From: shop@example.com\nTo: ann@example.com\n"
                + "Content-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\n\n"
                + "--b\n\nhello\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n";
        try (var provider = provider()) {
            var outcome = provider.send(Parcels.parcel(MessageClass.BULK, signed, "ann@example.com"))
                    .getFirst();
            assertThat(Ends.words(outcome)).isEqualTo("Refused CONTENT");
            assertThat(outcome.reply()).contains("must travel as it is");
        }
    }

    private PostmarkProvider provider() {
        return provider(rig.patient(), rig.world());
    }

    private PostmarkProvider provider(WebSettings web, World world) {
        assertThat(web.name()).isEqualTo(new ProviderName("postmark"));
        return new PostmarkProvider(PostmarkSettings.of(web, rig.endpoint(), "postmark-server-token"), world);
    }
}
