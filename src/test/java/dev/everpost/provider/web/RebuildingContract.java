package dev.everpost.provider.web;

import static dev.everpost.provider.web.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider that builds messages again owes whoever uses it, against its simulated vendor on a real socket in every illness. */
public abstract class RebuildingContract {

    private static final ProviderName NAME = new ProviderName("vendor");

    private final Mailroom mailroom = new Mailroom(World.real(), 1 << 20);
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);
    private SimulatedWeb vendor;

    @TempDir
    private Path folder;

    @BeforeEach
    void startVendor() throws IOException {
        vendor = sandbox.web("vendor", 0, false, personality());
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    /** The vendor as its documents have it. */
    protected abstract Personality personality();

    /** A key that it takes. */
    protected abstract String goodKey();

    /** A key of the right shape that it does not take. */
    protected abstract String wrongKey();

    /** The provider with this key. */
    protected abstract Provider provider(WebSettings web, URI endpoint, String key, World world);

    @Test
    void aLetterArrivesInPartsWithEveryAdaptationTold() {
        try (var provider = provider()) {
            var outcomes = provider.send(
                    Parcels.parcel(Parcels.RICH, "ann@example.com", "bob@example.org", "blind@example.net"));

            assertThat(outcomes)
                    .hasSize(3)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Accepted.class,
                                    accepted -> assertThat(accepted.adaptations())
                                            .contains("rebuilt from its parts")
                                            .anyMatch(each ->
                                                    each.startsWith("envelope sender, Date and Message-ID are"))));
        }
        assertThat(arrived("blind@example.net"))
                .startsWith("X-Everpost-Id: " + Parcels.id())
                .contains("<ann@example.com>")
                .contains("Cc: bob@example.org")
                .contains("Subject: Café")
                .contains("X-Shop: 17")
                .contains("<p>Your <b>code</b></p>")
                .contains("JVBERi0xLjQ=")
                .doesNotContain("blind@example.net");
    }

    static Stream<Illness> illnesses() {
        return Illness.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        vendor.set(illness.fault());
        try (var provider = provider()) {
            assertThat(words(send(provider, illness.messageClass()))).isEqualTo(illness.outcome());
        }
        assertThat(mailroom.copies(Parcels.id().toString(), "ann@example.com")).isEqualTo(illness.copies());
    }

    @Test
    void anExpiredCertificateOrAVanishedNameHandsNothingOver() throws IOException {
        var tls = sandbox.web("vendor-tls", 0, true, personality());
        var authority = Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
        var web = new WebSettings(NAME, authority, Illness.SHORT, Illness.LONG, 4);
        var endpoint = URI.create("https://" + tls.hostName() + ":" + tls.port());
        try (var provider = provider(web, endpoint, goodKey(), World.real().withNames(sandbox.names()))) {
            tls.set(new ExpiredCertificate());
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("ProviderDown TLS");
            tls.set(new NameNotFound());
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("ProviderDown NAME_NOT_FOUND");
            tls.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
    }

    @Test
    void aSecondTryAfterALostAnswerMakesNoSecondMessage() {
        try (var provider = provider()) {
            vendor.set(new ResetAfterData(true));
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Unknown");
            vendor.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
        assertThat(mailroom.copies(Parcels.id().toString(), "ann@example.com")).isEqualTo(1);
    }

    @Test
    void aBadAddressDoesNotTakeTheOthersWithIt() {
        try (var provider = provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "nobody@localhost", "bob@example.org"));

            assertThat(outcomes.stream().map(each -> words(each)))
                    .containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
        }
        assertThat(mailroom.summary().duplicates()).isZero();
    }

    @Test
    void theAccountsTroublesAreTold() {
        try (var provider = provider()) {
            var letter = "From: shop@unverified.example\nSubject: x\n\nhi\n";
            var outcome = provider.send(Parcels.parcel(letter, "ann@example.com"));
            assertThat(words(outcome.getFirst())).isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
        }
        try (var stranger = provider(wrongKey())) {
            assertThat(words(send(stranger, MessageClass.BULK))).isEqualTo("AccountTrouble CREDENTIALS");
        }
    }

    @Test
    void anEmptyLetterGetsWhatTheVendorWantsAndTellsSo() {
        try (var provider = provider()) {
            var parcel = Parcels.parcel("From: shop@example.com\nTo: ann@example.com\n\n", "ann@example.com");
            var accepted = (Outcome.Accepted) provider.send(parcel).getFirst();
            assertThat(accepted.adaptations()).anyMatch(each -> each.contains("(no subject)"));
        }
        assertThat(arrived("ann@example.com")).contains("Subject: (no subject)");
    }

    @Test
    void aLineBreakHiddenInAnEncodedWordDoesNotBecomeAField() {
        var letter = "From: shop@example.com\nTo: ann@example.com\nSubject: =?utf-8?q?a=0D=0AX-Evil:_1?=\n"
                + "X-Note: =?utf-8?q?b=0AX-Evil:_2?=\n\nhi\n";
        try (var provider = provider()) {
            assertThat(words(provider.send(Parcels.parcel(letter, "ann@example.com"))
                            .getFirst()))
                    .isEqualTo("Accepted");
        }
        assertThat(arrived("ann@example.com").lines()).noneMatch(line -> line.startsWith("X-Evil"));
    }

    @Test
    void aRefusalEndsWithTheIllness() {
        try (var provider = provider()) {
            vendor.set(new ConnectionRefused());
            assertThat(send(provider, MessageClass.BULK)).isNotInstanceOf(Outcome.Accepted.class);
            vendor.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
    }

    private String arrived(String to) {
        return new String(mailroom.body(mailroom.of(to).getFirst()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Provider provider() {
        return provider(goodKey());
    }

    private Provider provider(String key) {
        var web = new WebSettings(NAME, null, Illness.SHORT, Illness.LONG, 4);
        return provider(web, vendor.endpoint(), key, World.real());
    }

    private static Outcome send(Provider provider, MessageClass messageClass) {
        return provider.send(parcel(messageClass)).getFirst();
    }

    private static Parcel parcel(MessageClass messageClass) {
        return Parcels.parcel(
                messageClass, "From: shop@example.com\nTo: ann@example.com\nSubject: x\n\nhi\n", "ann@example.com");
    }
}
