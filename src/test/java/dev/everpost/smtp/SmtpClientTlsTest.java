package dev.everpost.smtp;

import static dev.everpost.smtp.ClientFixture.PATIENCE;
import static dev.everpost.smtp.ClientFixture.SHORT;
import static dev.everpost.smtp.ClientFixture.envelope;
import static dev.everpost.smtp.ClientFixture.failure;
import static dev.everpost.smtp.ClientFixture.open;
import static dev.everpost.smtp.ClientFixture.opened;
import static dev.everpost.smtp.ClientFixture.send;
import static dev.everpost.smtp.ClientFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.smtp.ClientTls.Mode;
import dev.everpost.smtp.ScriptedPeer.Script;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientResult.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpClientTlsTest {

    private static final TestCertificates LOCALHOST = TestCertificates.forName("localhost");

    @TempDir
    Path directory;

    @Test
    void startTlsEncryptsAndAsksEhloAgain() {
        try (var peer = new ScriptedPeer(startTls(LOCALHOST, "", new Polite("PIPELINING")))) {
            var connection = opened(open(target(peer, trusting(Mode.STARTTLS, LOCALHOST), null), PATIENCE));
            assertThat(connection.capabilities().pipelining()).isTrue();
            assertThat(connection.capabilities().startTls()).isFalse();
            assertThat(send(connection, envelope("a@example.com"), "x\r\n")).isInstanceOf(Answered.class);
            assertThat(peer.heard()).startsWith("EHLO gateway.example", "STARTTLS", "EHLO gateway.example");
        }
    }

    @Test
    void implicitTlsEncryptsFromTheFirstOctet() {
        Script script = talk -> {
            talk.startTls(LOCALHOST.server());
            new Polite().play(talk);
        };
        try (var peer = new ScriptedPeer(script)) {
            var connection = opened(open(target(peer, trusting(Mode.IMPLICIT, LOCALHOST), null), PATIENCE));
            assertThat(send(connection, envelope("a@example.com"), "x\r\n")).isInstanceOf(Answered.class);
        }
    }

    @Test
    void plaintextBehindTheReplyToStartTlsIsAnAttackAndEndsTheConnection() {
        try (var peer = new ScriptedPeer(startTls(LOCALHOST, "250-evil\r\n250 AUTH PLAIN\r\n", new Polite()))) {
            var failure = failure(open(target(peer, trusting(Mode.STARTTLS, LOCALHOST), null), PATIENCE));
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure.detail()).contains("response injection");
        }
    }

    @Test
    void requiredTlsThatIsNotOfferedEndsTheConnectionAndOpportunisticGoesOn() {
        try (var peer = new ScriptedPeer(new Polite())) {
            var failure = failure(open(target(peer, trusting(Mode.STARTTLS, LOCALHOST), null), PATIENCE));
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure.detail()).contains("does not offer STARTTLS");
            opened(open(target(peer, trusting(Mode.OPPORTUNISTIC, LOCALHOST), null), PATIENCE))
                    .close();
        }
    }

    @Test
    void aRefusedStartTlsIsAReplyAtTls() {
        try (var peer = new ScriptedPeer(new Polite("STARTTLS").answer("STARTTLS", "454 4.7.0 not now"))) {
            var failure = failure(open(target(peer, trusting(Mode.OPPORTUNISTIC, LOCALHOST), null), PATIENCE));
            assertThat(failure.phase()).isEqualTo(SmtpClientPhase.TLS);
            assertThat(failure.kind()).isEqualTo(Kind.REPLY);
        }
    }

    @Test
    void anExpiredCertificateIsRefused() {
        assertRefused(TestCertificates.expired("localhost"));
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertRefused(TestCertificates.forName("mail.example.org"));
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        try (var peer = new ScriptedPeer(startTls(LOCALHOST, "", new Polite()))) {
            var tls = ClientTls.of(Mode.STARTTLS, true, null);
            assertThat(failure(open(target(peer, tls, null), PATIENCE)).kind()).isEqualTo(Kind.TLS);
        }
    }

    @Test
    void withoutVerificationAnybodyIsBelieved() {
        try (var peer = new ScriptedPeer(startTls(TestCertificates.expired("other.example"), "", new Polite()))) {
            opened(open(target(peer, ClientTls.of(Mode.STARTTLS, false, null), null), PATIENCE))
                    .close();
        }
    }

    @Test
    void aHandshakeThatHangsOrIsNotTlsEnds() {
        Script hangs = Talk::hang;
        Script speaks = talk -> talk.say("220 this is not TLS");
        try (var silent = new ScriptedPeer(hangs);
                var plain = new ScriptedPeer(speaks)) {
            var tls = trusting(Mode.IMPLICIT, LOCALHOST);
            assertThat(failure(open(target(silent, tls, null), SHORT)).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure(open(target(plain, tls, null), PATIENCE)).kind()).isEqualTo(Kind.TLS);
        }
    }

    @Test
    void aCaFileThatCannotBeUsedIsNamed() throws IOException {
        var empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertThatThrownBy(() -> ClientTls.of(Mode.STARTTLS, true, empty)).hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> ClientTls.of(Mode.STARTTLS, true, directory.resolve("none.pem")))
                .hasMessageContaining("none.pem");
    }

    private void assertRefused(TestCertificates certificates) {
        try (var peer = new ScriptedPeer(startTls(certificates, "", new Polite()))) {
            var failure = failure(open(target(peer, trusting(Mode.STARTTLS, certificates), null), PATIENCE));
            assertThat(failure.phase()).isEqualTo(SmtpClientPhase.TLS);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
        }
    }

    private ClientTls trusting(Mode mode, TestCertificates certificates) {
        return ClientTls.of(mode, true, certificates.pemIn(directory));
    }

    private static Script startTls(TestCertificates certificates, String injected, Polite then) {
        return talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250-x", "250 STARTTLS");
            talk.hear();
            talk.sayRaw("220 go on\r\n" + injected);
            talk.startTls(certificates.server());
            then.converse(talk);
        };
    }
}
