package dev.everpost.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.probe.ProbeReport.Ours;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.smtp.Polite;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.smtp.TestCertificates;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether it is the provider or us. */
class OwnSideTest {

    @TempDir
    Path folder;

    private final Prober prober = new Prober(Doors.settings(Doors.PATIENCE), Doors.hasty(World.real()));
    private final Target dead = Doors.plain("dead", Doors.closedPort());

    @Test
    void oneDoorOfAnotherVendorThatOpensAcquitsUs() {
        try (var peer = new ScriptedPeer(new Polite())) {
            var other = Doors.mail("well", "localhost", peer.port(), Encryption.NEVER, null);
            var report = prober.probe(dead, List.of(dead, other));
            assertThat(report.ours()).isNull();
            assertThat(signal(report, "connect").reading()).isEqualTo(Reading.FAILING);
        }
    }

    @Test
    void whenAllVendorsFailAtOneStepItIsOurNetwork() {
        var report = prober.probe(dead, List.of(dead, closed("other", "localhost"), closed("third", "127.0.0.2")));
        assertThat(report.ours()).extracting(Ours::part).isEqualTo("network");
        assertThat(signal(report, "connect").reading()).isEqualTo(Reading.UNKNOWN);
        assertThat(signal(report, "connect").words()).startsWith("cannot be told, our own network is out: ");
        assertThat(ProbeSignals.of(report, Duration.ofMinutes(2)))
                .filteredOn(signal -> signal.scope().equals(new Scope.Ourselves("network")))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.reading()).isEqualTo(Reading.FAILING);
                    assertThat(signal.strength()).isEqualTo(0.8);
                    assertThat(signal.words())
                            .isEqualTo("3 independent doors fail at the same step (connect) at the same time");
                });
    }

    @Test
    void twoThatRefuseAtOnceWereBothReached() {
        var report = prober.probe(dead, List.of(dead, closed("other", "localhost")));
        assertThat(report.ours()).isNull();
        assertThat(signal(report, "connect").reading()).isEqualTo(Reading.FAILING);
        assertThat(signal(report, "dns").reading()).as("the way to a shut door").isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void twoSilentVendorsAreHalfAProofAgainstUsForTheyCanHaveOneCloudBelowThem() {
        try (var one = new ScriptedPeer(talk -> {});
                var two = new ScriptedPeer(talk -> {})) {
            var first = Doors.mail("one", "localhost", one.port(), Encryption.IMPLICIT, null);
            var second = Doors.mail("two", "127.0.0.1", two.port(), Encryption.IMPLICIT, null);
            assertThat(prober.probe(first, List.of(first, second)).ours())
                    .extracting(Ours::strength, Ours::part)
                    .containsExactly(0.5, "network");
        }
    }

    @Test
    void aWitnessThatDidNotComeSoFarSaysNothing() {
        var lost = Doors.mail("lost", "no-such-name.invalid", 25, Encryption.NEVER, null);
        assertThat(prober.probe(dead, List.of(dead, lost)).ours()).isNull();
    }

    @Test
    void anAccountAtTheSameVendorProvesNothing() {
        var twin = new Target(
                Doors.plain("twin", 1).provider(),
                "dead",
                "localhost",
                Doors.closedPort(),
                dead.speech(),
                dead.trust());
        assertThat(prober.probe(dead, List.of(dead, twin)).ours()).isNull();
    }

    @Test
    void certificatesThatAreAllOutOfDateAccuseOurClock() {
        var expired = TestCertificates.expired("localhost");
        try (var one = new ScriptedPeer(tls(expired));
                var two = new ScriptedPeer(tls(expired))) {
            var first = Doors.mail("one", "localhost", one.port(), Encryption.IMPLICIT, expired.pemIn(folder));
            var second = Doors.mail("two", "127.0.0.1", two.port(), Encryption.IMPLICIT, expired.pemIn(folder));
            assertThat(prober.probe(first, List.of(first, second)).ours())
                    .extracting(Ours::part)
                    .isEqualTo("clock");
        }
    }

    private static Target closed(String vendor, String host) {
        return Doors.mail(vendor, host, Doors.closedPort(), Encryption.NEVER, null);
    }

    private static ScriptedPeer.Script tls(TestCertificates certificates) {
        return talk -> {
            talk.startTls(certificates.server());
            new Polite().play(talk);
        };
    }

    private static Signal signal(ProbeReport report, String observer) {
        return ProbeSignals.of(report, Duration.ofMinutes(2)).stream()
                .filter(signal -> signal.observer().equals(observer)
                        && signal.scope()
                                .equals(new Scope.OfProvider(report.target().provider())))
                .findFirst()
                .orElseThrow();
    }
}
