package dev.everpost.health.probe;

import static dev.everpost.health.probe.Doors.PATIENCE;
import static dev.everpost.health.probe.Doors.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.everpost.health.Reading;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.smtp.Polite;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.smtp.ScriptedPeer.Script;
import dev.everpost.smtp.TestCertificates;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps through a mail server's door, on real sockets. */
class MailDoorTest {

    private static final TestCertificates LOCALHOST = TestCertificates.forName("localhost");

    @TempDir
    Path folder;

    @Test
    void aWellServerIsGreetedUnderTlsAndLeftPolitely() {
        try (var peer = new ScriptedPeer(startTls(LOCALHOST, new Polite("AUTH PLAIN")))) {
            var visit = visit(Doors.withAuth(target(peer, LOCALHOST)), PATIENCE);
            assertThat(visit.steps())
                    .extracting(StepReport::step, StepReport::reading)
                    .containsExactly(
                            tuple(Step.DNS, Reading.WELL),
                            tuple(Step.CONNECT, Reading.WELL),
                            tuple(Step.TLS, Reading.IMPAIRED), // its certificate lives for an hour
                            tuple(Step.GREETING, Reading.WELL));
            assertThat(words(visit, Step.TLS)).startsWith("certificate of localhost expires in 0 days (");
            assertThat(peer.heard())
                    .containsExactly("EHLO gateway.example", "STARTTLS", "EHLO gateway.example", "QUIT");
        }
    }

    @Test
    void anExpiredCertificateIsToldByItsDate() {
        var expired = TestCertificates.expired("localhost");
        try (var peer = new ScriptedPeer(startTls(expired, new Polite()))) {
            var visit = visit(target(peer, expired), PATIENCE);
            assertThat(words(visit, Step.TLS)).startsWith("certificate of localhost expired 1 day ago (");
            assertThat(visit.failure().orElseThrow().step()).isEqualTo(Step.TLS);
            assertThat(visit.certificates()).hasSize(1);
        }
    }

    @Test
    void aCertificateForAnotherNameOrFromAStrangerIsToldApart() {
        var other = TestCertificates.forName("other.example");
        try (var peer = new ScriptedPeer(startTls(other, new Polite()))) {
            assertThat(words(visit(target(peer, other), PATIENCE), Step.TLS))
                    .startsWith("the certificate is for other names than localhost");
            assertThat(words(visit(target(peer, LOCALHOST), PATIENCE), Step.TLS))
                    .contains("from no authority that is trusted here, but from CN=authority.test");
        }
    }

    @Test
    void whatIsNotOfferedAndNeededFailsItsStep() {
        try (var peer = new ScriptedPeer(new Polite())) {
            assertThat(words(visit(target(peer, LOCALHOST), PATIENCE), Step.TLS))
                    .contains("does not offer STARTTLS, which is required here");
            var open = Doors.withAuth(Doors.plain("alpha", peer.port()));
            assertThat(words(visit(open, PATIENCE), Step.GREETING)).contains("offers no AUTH");
        }
    }

    @Test
    void aRefusingGreetingIsQuotedAndTlsNotReached() {
        try (var peer = new ScriptedPeer(new Polite().answer(Polite.GREETING, "421 4.3.2 busy\r\n"))) {
            var visit = visit(target(peer, LOCALHOST), PATIENCE);
            assertThat(words(visit, Step.GREETING)).isEqualTo("to greeting the server says: 421 4.3.2 busy");
            assertThat(reading(visit, Step.TLS)).isEqualTo(Reading.UNKNOWN);
        }
    }

    @Test
    void aServerThatSaysNothingOrDripsIsLeftInTime() {
        try (var silent = new ScriptedPeer(new Polite().answer(Polite.GREETING, Polite.HANG));
                var dripping = new ScriptedPeer(talk -> talk.drip())) {
            assertThat(words(visit(Doors.plain("alpha", silent.port()), SHORT), Step.GREETING))
                    .isEqualTo("no greeting in 300 ms");
            assertThat(words(visit(Doors.plain("alpha", dripping.port()), SHORT), Step.GREETING))
                    .isEqualTo("no greeting in 300 ms");
        }
    }

    @Test
    void nonsenseInsteadOfAGreetingIsAFailureAndNoDefect() {
        try (var peer = new ScriptedPeer(talk -> talk.say("HTTP/1.1 400 Bad Request"))) {
            assertThat(reading(visit(Doors.plain("alpha", peer.port()), PATIENCE), Step.GREETING))
                    .isEqualTo(Reading.FAILING);
        }
    }

    @Test
    void aClosedPortFailsToConnectAndGreetsNobody() {
        var visit = visit(Doors.plain("alpha", Doors.closedPort()), PATIENCE);
        assertThat(words(visit, Step.CONNECT)).contains("127.0.0.1:").contains("refused");
        assertThat(reading(visit, Step.GREETING)).isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void twoOfThreeTriesDecide() {
        Script busy = new Polite().answer(Polite.GREETING, "421 4.3.2 busy");
        var visitor = new Visitor(Doors.settings(PATIENCE), Doors.hasty(World.real()));
        try (var once = new ScriptedPeer(busy, new Polite());
                var twice = new ScriptedPeer(busy, new Polite(), busy)) {
            assertThat(visitor.visit(Doors.plain("alpha", once.port())).failure())
                    .isEmpty();
            assertThat(once.connections()).isEqualTo(3);
            assertThat(visitor.visit(Doors.plain("alpha", twice.port())).failure())
                    .isPresent();
        }
    }

    private Target target(ScriptedPeer peer, TestCertificates trusted) {
        return Doors.mail("alpha", "localhost", peer.port(), Encryption.STARTTLS, trusted.pemIn(folder));
    }

    private static Visit visit(Target target, Duration timeout) {
        return new Visitor(Doors.settings(timeout), World.real()).once(target, Step.HTTP);
    }

    private static Script startTls(TestCertificates certificates, Polite inside) {
        return talk -> {
            talk.say("220 peer ready");
            talk.hear();
            talk.say("250-peer", "250 STARTTLS");
            talk.hear();
            talk.say("220 go");
            talk.startTls(certificates.server());
            inside.converse(talk);
        };
    }

    static String words(Visit visit, Step step) {
        return visit.steps().stream()
                .filter(report -> report.step() == step)
                .findFirst()
                .orElseThrow()
                .words();
    }

    static Reading reading(Visit visit, Step step) {
        return visit.steps().stream()
                .filter(report -> report.step() == step)
                .findFirst()
                .orElseThrow()
                .reading();
    }
}
