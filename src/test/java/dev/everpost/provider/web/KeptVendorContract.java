package dev.everpost.provider.web;

import static dev.everpost.provider.web.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Provider;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider owes whoever uses it, against its simulated vendor on a real socket in every illness. */
public abstract class KeptVendorContract<P extends Provider> {

    /** To one who is named openly; whoever else travels is a blind copy. */
    protected static final String LETTER = """
            From: Shop <shop@example.com>
            To: ann@example.com
            Subject: Your code

            Your code is 123456.
            """;

    @TempDir
    private Path folder;

    /** The vendor, well, with or without TLS. */
    protected abstract KeptVendor<P> rig(boolean tls);

    /** A provider of this key, which trusts the authorities of a file, or the JDK's. */
    protected abstract P provider(URI endpoint, String key, @Nullable Path ca);

    /** A key that the vendor takes. */
    protected abstract String goodKey();

    static Stream<Illness> illnesses() {
        return Illness.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        try (var rig = rig(false)) {
            rig.vendor.set(illness.fault());
            var outcome = rig.send(Parcels.parcel(illness.messageClass(), LETTER, "ann@example.com"));

            assertThat(words(outcome)).isEqualTo(illness.outcome());
            assertThat(rig.mailroom.copies(Parcels.id().toString(), "ann@example.com"))
                    .isEqualTo(illness.copies());
        }
    }

    @Test
    void aNameThatVanishesFailsTheNextConnection() {
        try (var rig = rig(false)) {
            rig.vendor.set(new NameNotFound());
            assertThat(words(rig.send(Parcels.plain("ann@example.com")))).isEqualTo("ProviderDown NAME_NOT_FOUND");
        }
    }

    @Test
    void anExpiredCertificateIsATlsFailureUntilItIsRenewed() throws IOException {
        try (var rig = rig(true)) {
            var ca = Files.writeString(
                    folder.resolve("ca.pem"), rig.sandbox.certificates().authorityPem());
            rig.vendor.set(new ExpiredCertificate());
            try (var provider = provider(rig.vendor.endpoint(), goodKey(), ca)) {
                var parcel = Parcels.plain("ann@example.com");
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("ProviderDown TLS");
                rig.vendor.heal();
                assertThat(words(provider.send(parcel).getFirst())).isEqualTo("Accepted");
            }
        }
    }

    @Test
    void oneBadAddressDoesNotTakeTheOthersWithIt() {
        try (var rig = rig(false);
                var provider = rig.provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "nobody@localhost", "bob@example.org"));

            assertThat(outcomes.stream().map(Outcomes::words))
                    .containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
            assertThat(rig.mailroom.of("bob@example.org")).hasSize(1);
        }
    }

    @Test
    void blindCopiesStayBlind() {
        try (var rig = rig(false);
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
        try (var rig = rig(false);
                var provider = provider(rig.vendor.endpoint(), "wrong", null)) {
            var outcome = provider.send(Parcels.plain("ann@example.com")).getFirst();
            assertThat(words(outcome)).isEqualTo("AccountTrouble CREDENTIALS");
        }
    }

    @Test
    void aThrottleKeepsTheTimeThatTheVendorAskedFor() {
        try (var rig = rig(false)) {
            rig.vendor.set(new Failing(1, 429, Stage.BODY));
            var later = (Outcome.TryLater) rig.send(Parcels.plain("ann@example.com"));
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(1));
        }
    }
}
