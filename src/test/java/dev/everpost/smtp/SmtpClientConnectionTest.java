package dev.everpost.smtp;

import static dev.everpost.smtp.ClientFixture.PATIENCE;
import static dev.everpost.smtp.ClientFixture.SHORT;
import static dev.everpost.smtp.ClientFixture.codes;
import static dev.everpost.smtp.ClientFixture.envelope;
import static dev.everpost.smtp.ClientFixture.failure;
import static dev.everpost.smtp.ClientFixture.open;
import static dev.everpost.smtp.ClientFixture.opened;
import static dev.everpost.smtp.ClientFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.smtp.SmtpClientEnvelope.To;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpClientConnectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "HELP"})
    void aTransactionIsSpokenInOrderWithAndWithoutPipelining(String offer) {
        try (var peer = new ScriptedPeer(new Polite(offer))) {
            var connection = opened(open(peer, PATIENCE));
            var result = send(connection, envelope("a@example.com", "b@example.com"), "Subject: x\r\n\r\n.hi\r\n");
            connection.quit(PATIENCE.command());
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(((Answered) result).end().inOneLine()).isEqualTo("250 2.0.0 Ok: queued as 4F7A1");
            assertThat(peer.heard())
                    .containsExactly(
                            "EHLO gateway.example",
                            "MAIL FROM:<from@example.com>",
                            "RCPT TO:<a@example.com>",
                            "RCPT TO:<b@example.com>",
                            "DATA",
                            "QUIT");
            assertThat(peer.bodies().getFirst()).asString().isEqualTo("Subject: x\r\n\r\n..hi\r\n");
        }
    }

    @Test
    void pipeliningSendsTheEnvelopeInOneGoAndReadsTheRepliesAfterIt() {
        var script = (ScriptedPeer.Script) talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250-x", "250 PIPELINING");
            for (int i = 0; i < 4; i++) {
                talk.hear();
            }
            talk.say("250 ok", "550 5.1.1 no", "250 ok", "354 go");
            talk.hearBody();
            talk.say("250 Ok 1");
        };
        try (var peer = new ScriptedPeer(script)) {
            var result = send(opened(open(peer, PATIENCE)), envelope("a@example.com", "b@example.com"), "x\r\n");
            assertThat(codes(((Answered) result).recipients())).containsExactly(550, 250);
        }
    }

    @Test
    void whenNobodyIsTakenButTheServerWantsContentALoneDotEndsIt() {
        try (var peer = new ScriptedPeer(new Polite("PIPELINING").answer("RCPT", "550 5.1.1 no"))) {
            var connection = opened(open(peer, PATIENCE));
            var result = send(connection, envelope("a@example.com"), "secret\r\n");
            assertThat(codes(((NoRecipient) result).recipients())).containsExactly(550);
            assertThat(peer.bodies()).hasSize(1).allMatch(body -> body.length == 0);
            assertThat(connection.isReusable()).isTrue();
        }
    }

    @Test
    void anEnvelopeLeftOpenIsResetBeforeTheNext() {
        try (var peer = new ScriptedPeer(new Polite().answer("RCPT TO:<a", "550 no"))) {
            var connection = opened(open(peer, PATIENCE));
            assertThat(send(connection, envelope("a@example.com"), "x\r\n")).isInstanceOf(NoRecipient.class);
            assertThat(send(connection, envelope("b@example.com"), "x\r\n")).isInstanceOf(Answered.class);
            assertThat(send(connection, envelope("b@example.com"), "x\r\n")).isInstanceOf(Answered.class);
            assertThat(peer.heard("RSET")).hasSize(1);
            assertThat(connection.transactions()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "HELP"})
    void aRefusedMailIsTheWholeAnswer(String offer) {
        var script = new Polite(offer)
                .answer("MAIL", "550 5.7.1 sender no")
                .answer("RCPT", "503 5.5.1 what")
                .answer("DATA", "503 5.5.1 what");
        try (var peer = new ScriptedPeer(script)) {
            var connection = opened(open(peer, PATIENCE));
            var result = (Declined) send(connection, envelope("a@example.com"), "x\r\n");
            assertThat(result.phase()).isEqualTo(SmtpClientPhase.MAIL);
            assertThat(result.reply().code()).isEqualTo(550);
            assertThat(connection.isReusable()).isTrue();
        }
    }

    @Test
    void aServerThatHangsUpAfterRefusingMailHasStillRefusedIt() {
        var script = (ScriptedPeer.Script) talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250-x", "250 PIPELINING");
            talk.hear();
            talk.say("554 5.7.1 go away");
        };
        try (var peer = new ScriptedPeer(script)) {
            var connection = opened(open(peer, PATIENCE));
            var result = (Declined) send(connection, envelope("a@example.com"), "x\r\n");
            assertThat(result.reply().code()).isEqualTo(554);
            assertThat(connection.isReusable()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO, !close, HELLO, BROKEN",
        "EHLO, !reset, HELLO, BROKEN",
        "EHLO, !hang, HELLO, TIMEOUT",
        "EHLO, what?, HELLO, NONSENSE",
        "EHLO, 421 4.3.0 closing, HELLO, REPLY",
        "EHLO, 354 go on, HELLO, NONSENSE",
        "greeting, !close, GREETING, BROKEN",
        "greeting, !hang, GREETING, TIMEOUT",
        "greeting, SSH-2.0-OpenSSH_9.2, GREETING, NONSENSE",
        "greeting, 421 busy, GREETING, REPLY",
        "greeting, 554 no service, GREETING, REPLY",
        "greeting, 250 odd, GREETING, NONSENSE",
    })
    void anOpeningThatFailsSaysWhereAndHow(String place, String answer, SmtpClientPhase phase, Kind kind) {
        try (var peer = new ScriptedPeer(new Polite().answer(place, answer))) {
            var failure = failure(open(peer, answer.equals(Polite.HANG) ? SHORT : PATIENCE));
            assertThat(failure.phase()).isEqualTo(phase);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.handedOver()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, !close, MAIL, BROKEN",
        "MAIL, !reset, MAIL, BROKEN",
        "MAIL, !hang, MAIL, TIMEOUT",
        "MAIL, garbage, MAIL, NONSENSE",
        "MAIL, 334 go on, MAIL, NONSENSE",
        "MAIL, 421 4.3.2 closing, MAIL, REPLY",
        "RCPT, !close, RCPT, BROKEN",
        "RCPT, !reset, RCPT, BROKEN",
        "RCPT, !hang, RCPT, TIMEOUT",
        "RCPT, garbage, RCPT, NONSENSE",
        "RCPT, 421 4.3.2 closing, RCPT, REPLY",
        "DATA, !close, DATA, BROKEN",
        "DATA, !reset, DATA, BROKEN",
        "DATA, !hang, DATA, TIMEOUT",
        "DATA, garbage, DATA, NONSENSE",
        "DATA, 250 fine, DATA, NONSENSE",
        "DATA, 421 4.3.2 closing, DATA, REPLY",
        "., !close, FINAL_DOT, BROKEN",
        "., !reset, FINAL_DOT, BROKEN",
        "., !hang, FINAL_DOT, TIMEOUT",
        "., garbage, FINAL_DOT, NONSENSE",
        "., 354 more, FINAL_DOT, NONSENSE",
    })
    void aTransactionThatFailsSaysWhereAndHow(String place, String answer, SmtpClientPhase phase, Kind kind) {
        for (var offer : List.of("HELP", "PIPELINING")) {
            try (var peer = new ScriptedPeer(new Polite(offer).answer(place, answer))) {
                var connection = opened(open(peer, PATIENCE));
                var patience = answer.equals(Polite.HANG) ? SHORT : PATIENCE;
                var result = (Failed) connection.send(envelope("a@example.com"), "", bytes("x\r\n"), patience);
                // A reset throws away replies that were on their way, so the client may know less than was said.
                assertThat(result.failure().phase())
                        .isBetween(answer.equals(Polite.RESET) ? SmtpClientPhase.MAIL : phase, phase);
                assertThat(result.failure().kind()).isEqualTo(kind);
                assertThat(result.failure().handedOver()).isEqualTo(phase == SmtpClientPhase.FINAL_DOT);
                assertThat(connection.isReusable()).isFalse();
            }
        }
    }

    @Test
    void a421AtTheFinalDotIsAnAnswerAndTheEndOfTheConnection() {
        try (var peer = new ScriptedPeer(new Polite().answer(Polite.DOT, "421 4.3.2 closing"))) {
            var connection = opened(open(peer, PATIENCE));
            var result = (Answered) send(connection, envelope("a@example.com"), "x\r\n");
            assertThat(result.end().code()).isEqualTo(421);
            assertThat(connection.isReusable()).isFalse();
        }
    }

    @Test
    void aReplyThatDripsDoesNotOutlastThePatience() {
        var script = (ScriptedPeer.Script) talk -> {
            talk.sayRaw("220-");
            talk.drip();
        };
        try (var peer = new ScriptedPeer(script)) {
            assertThat(failure(open(peer, SHORT)).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void aPeerThatStopsReadingTheContentIsLeftAndNothingWasHandedOver() {
        var script = (ScriptedPeer.Script) talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("354 go on");
            talk.hearPart(1000);
            talk.stall();
        };
        try (var peer = new ScriptedPeer(script)) {
            var connection = opened(open(peer, PATIENCE));
            var content = bytes("0123456789abcde\r\n".repeat(2_000_000));
            var result = (Failed) connection.send(envelope("a@example.com"), "", content, SHORT);
            assertThat(result.failure().phase()).isEqualTo(SmtpClientPhase.BODY);
            assertThat(result.failure().kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void anAnswerAmidTheContentIsHeardAndNothingWasHandedOver() {
        var script = (ScriptedPeer.Script) talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("354 go on");
            talk.hearPart(100_000);
            talk.say("552 5.3.4 too much");
            talk.hang();
        };
        try (var peer = new ScriptedPeer(script)) {
            var content = "0123456789abcde\r\n".repeat(2_000_000);
            var result = (Declined) send(opened(open(peer, PATIENCE)), envelope("a@example.com"), content);
            assertThat(result.phase()).isEqualTo(SmtpClientPhase.BODY);
            assertThat(result.reply().code()).isEqualTo(552);
        }
    }

    @Test
    void moreRepliesThanQuestionsEndTheConnectionBeforeTheContent() {
        try (var peer = new ScriptedPeer(new Polite().answer("DATA", "354 go on\r\n250 Ok already"))) {
            var result = (Failed) send(opened(open(peer, PATIENCE)), envelope("a@example.com"), "x\r\n");
            assertThat(result.failure().kind()).isEqualTo(Kind.NONSENSE);
            assertThat(result.failure().handedOver()).isFalse();
        }
    }

    @Test
    void aServerWithoutEhloGetsHeloAndNoExtensions() {
        try (var peer = new ScriptedPeer(new Polite("PIPELINING").answer("EHLO", "502 5.5.1 no"))) {
            var connection = opened(open(peer, PATIENCE));
            assertThat(connection.capabilities()).isEqualTo(SmtpClientCapabilities.none());
            assertThat(peer.heard()).containsExactly("EHLO gateway.example", "HELO gateway.example");
        }
    }

    @Test
    void parametersAreGivenWhenNeededAndOffered() {
        try (var peer = new ScriptedPeer(new Polite("SIZE 1000", "8BITMIME", "SMTPUTF8", "DSN"))) {
            var envelope = new SmtpClientEnvelope(
                    null, List.of(new To("j\u00f6rg@example.com", "FAILURE", "rfc822;j@example.com")), "id+3D1");
            send(opened(open(peer, PATIENCE)), envelope, "gr\u00fcn\r\n");
            assertThat(peer.heard("MAIL")).containsExactly("MAIL FROM:<> SIZE=7 BODY=8BITMIME SMTPUTF8 ENVID=id+3D1");
            assertThat(peer.heard("RCPT"))
                    .containsExactly("RCPT TO:<j\u00f6rg@example.com> NOTIFY=FAILURE ORCPT=rfc822;j@example.com");
        }
    }

    @Test
    void parametersThatAreNotOfferedAreNotGiven() {
        try (var peer = new ScriptedPeer(new Polite())) {
            var envelope = new SmtpClientEnvelope(
                    null, List.of(new To("j@example.com", "FAILURE", "rfc822;j@example.com")), "id");
            send(opened(open(peer, PATIENCE)), envelope, "gr\u00fcn\r\n");
            assertThat(peer.heard()).contains("MAIL FROM:<>", "RCPT TO:<j@example.com>");
        }
    }

    @Test
    void withoutSmtpUtf8InternationalRecipientsStayBehindAndTheOthersTravel() {
        try (var peer = new ScriptedPeer(new Polite())) {
            var connection = opened(open(peer, PATIENCE));
            var mixed = (Answered) send(connection, envelope("j\u00f6rg@example.com", "a@example.com"), "x\r\n");
            assertThat(codes(mixed.recipients())).containsExactly(553, 250);
            assertThat(mixed.recipients().getFirst().enhanced()).isEqualTo("5.6.7");
            var sender = new SmtpClientEnvelope("j\u00f6rg@example.com", List.of(To.plain("a@example.com")), null);
            assertThat(codes(((NoRecipient) send(connection, sender, "x\r\n")).recipients()))
                    .containsExactly(553);
            assertThat(peer.heard("MAIL")).hasSize(1);
        }
    }

    @Test
    void contentLargerThanTheServersSizeIsNotSent() {
        try (var peer = new ScriptedPeer(new Polite("SIZE 10"))) {
            var connection = opened(open(peer, PATIENCE));
            var result = (Unsendable) send(connection, envelope("a@example.com"), "0123456789\r\n");
            assertThat(result.reply().inOneLine())
                    .contains("552 5.3.4")
                    .contains("12 octets")
                    .contains("at most 10");
            assertThat(peer.heard("MAIL")).isEmpty();
            assertThat(connection.isReusable()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n.\r\nMAIL FROM:<x>\r\n", "a\r.\r\n", "a\r\n.\r", "\nx"})
    void contentThatAReceiverCouldSplitIsNotSent(String content) {
        try (var peer = new ScriptedPeer(new Polite())) {
            var result = (Unsendable) send(opened(open(peer, PATIENCE)), envelope("a@example.com"), content);
            assertThat(result.reply().inOneLine()).contains("bare CR or LF at octet");
            assertThat(peer.bodies()).isEmpty();
        }
    }

    @Test
    void nothingThatBreaksACommandLineGetsIntoAnEnvelope() {
        assertThatThrownBy(() -> envelope("a@example.com>\r\nDATA")).hasMessageContaining("control character");
        assertThatThrownBy(() -> new To("a@example.com", null, "x y")).hasMessageContaining("DSN");
        assertThatThrownBy(() -> new SmtpClientTarget("h", 25, ClientTls.none(), "me\r\nMAIL", null, false))
                .hasMessageContaining("EHLO name");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
