package dev.everpost.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.message.Submission;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Submission as a client on a real socket sees it; intake is a fake that remembers. */
class SubmissionEdgeTest {

    private static final Submitter SHOP = new Submitter(
            "shop", new Submitter.Credentials("shop", "correct-horse"), null, null, List.of("@example.com"));

    private final List<InetAddress> failedLogins = new CopyOnWriteArrayList<>();
    private final IntakeThatRemembers intake = new IntakeThatRemembers();
    private final AtomicReference<Submitters> submitters = new AtomicReference<>(new Submitters(List.of(SHOP)));
    private SubmissionTalk talk;

    @AfterEach
    void stop() throws IOException {
        talk.close();
    }

    private void connect(boolean trustLoopback) throws IOException {
        talk = new SubmissionTalk(new SubmissionEdge(
                "mx.test",
                submitters::get,
                null,
                trustLoopback,
                intake,
                ReportMailbox.NONE,
                failedLogins::add,
                World.real()));
    }

    private void connectAsShop() throws IOException {
        connect(false);
        assertThat(login("shop", "correct-horse")).startsWith("235 2.7.0");
    }

    private String login(String username, String password) throws IOException {
        return talk.login(username, password);
    }

    private String ask(String line) throws IOException {
        return talk.ask(line);
    }

    private String send(String content) throws IOException {
        return talk.send(content);
    }

    @Test
    void aKnownSubmitterGetsTheIdOfTheQueuedMessage() throws Exception {
        connectAsShop();
        ask("MAIL FROM:<Orders@Example.COM> ENVID=QQ1 RET=HDRS");
        ask("RCPT TO:<b@example.net> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;b@example.net");
        ask("RCPT TO:<c@example.net> NOTIFY=NEVER");
        ask("RCPT TO:<d@example.net> NOTIFY=DELAY");
        assertThat(send("Subject: hi\r\n\r\ntext")).isEqualTo("250 2.0.0 Ok: queued as " + IntakeThatRemembers.ID);

        var submission = intake.submissions.getFirst();
        assertThat(submission.submitter()).isEqualTo("shop");
        assertThat(submission.via()).isEqualTo(Submission.Via.SMTP);
        assertThat(submission.sender()).hasToString("Orders@example.com");
        assertThat(submission.envelopeId()).isEqualTo("QQ1");
        assertThat(submission.content().bytes()).asString().isEqualTo("Subject: hi\r\n\r\ntext\r\n");
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.index() + " " + recipient.address() + " " + recipient.wanted())
                .containsExactly(
                        "0 b@example.net " + Notify.FAILURE,
                        "1 c@example.net " + Notify.NEVER,
                        "2 d@example.net " + Notify.OTHER);
        assertThat(submission.recipients().getFirst().originalRecipient()).isEqualTo("rfc822;b@example.net");
    }

    @Test
    void aSecondMessageOfOneSessionStartsFromNothing() throws Exception {
        connectAsShop();
        for (var recipient : List.of("first@example.net", "second@example.net")) {
            ask("MAIL FROM:<>");
            ask("RCPT TO:<" + recipient + ">");
            send("text of " + recipient);
        }
        assertThat(intake.submissions).extracting(Submission::sender).containsExactly(null, null);
        assertThat(intake.submissions.get(1).recipients())
                .singleElement()
                .satisfies(recipient -> assertThat(recipient.address()).hasToString("second@example.net"))
                .satisfies(recipient -> assertThat(recipient.wanted()).isEqualTo(Notify.UNSPECIFIED));
    }

    @Test
    void anAddressGivenTwiceIsOneRecipient() throws Exception {
        connectAsShop();
        ask("MAIL FROM:<>");
        ask("RCPT TO:<b@example.net>");
        assertThat(ask("RCPT TO:<b@EXAMPLE.net>")).startsWith("250");
        ask("RCPT TO:<c@example.net>");
        send("text");
        assertThat(intake.submissions.getFirst().recipients())
                .extracting(recipient -> recipient.index() + " " + recipient.address())
                .containsExactly("0 b@example.net", "1 c@example.net");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<victim@example.net>",
                "<\"victim@example.net\">",
                "<\"victim%example.net\">",
                "<victim%example.net>",
                "<victim@example.net@mx.test>",
                "<\"victim@example.net\"@mx.test>",
                "<victim%example.net@mx.test>",
                "<victim@[127.0.0.1]>",
                "<victim@example.net@[127.0.0.1]>",
                "<@mx.test:victim@example.net>",
                "<@[127.0.0.1]:victim@example.net>",
                "<example.net!victim>",
                "<example.net!victim@mx.test>",
                "<example.net!victim@[127.0.0.1]>",
                "<postmaster@mx.test>",
                "<Postmaster>"
            })
    void aStrangerRelaysToNobodyInAnyForm(String recipient) throws Exception {
        connect(false);
        assertThat(ask("MAIL FROM:<a@example.com>")).isEqualTo("530 5.7.0 Authentication required");
        assertThat(ask("MAIL FROM:<>")).startsWith("530 5.7.0");
        assertThat(ask("RCPT TO:" + recipient)).startsWith("5");
        assertThat(ask("DATA")).startsWith("503");
        assertThat(intake.submissions).isEmpty();
    }

    @Test
    void aClientOnThisMachineIsTrustedWhenTheOperatorSaysSo() throws Exception {
        connect(true);
        assertThat(ask("MAIL FROM:<anybody@anywhere.example>")).startsWith("250");
        ask("RCPT TO:<b@example.net>");
        assertThat(send("text")).startsWith("250");
        assertThat(intake.submissions.getFirst().submitter()).isEqualTo("loopback");
    }

    @Test
    void aTrustedClientThatAuthenticatesIsBoundByItsName() throws Exception {
        connect(true);
        login("shop", "correct-horse");
        assertThat(ask("MAIL FROM:<a@elsewhere.example>")).startsWith("550 5.7.1");
        assertThat(ask("MAIL FROM:<a@example.com>")).startsWith("250");
    }

    @Test
    void aSenderOfSomebodyElseIsRefusedAtMail() throws Exception {
        connectAsShop();
        assertThat(ask("MAIL FROM:<a@elsewhere.example>"))
                .isEqualTo("550 5.7.1 Submitter shop may not send as this address");
        assertThat(ask("MAIL FROM:<a@sub.example.com>")).startsWith("550 5.7.1");
        assertThat(ask("RCPT TO:<b@example.net>")).startsWith("503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "@example.net",
                "a@",
                "a..b@example.net",
                ".a@example.net",
                "a@exa_mple.net",
                "a@-example.net",
                "a@@example.net",
                "@relay.test:a@example.net",
                "a@example.net,b"
            })
    void aBadRecipientIsRefusedAloneAndTheMessageGoesToTheOthers(String address) throws Exception {
        connectAsShop();
        ask("MAIL FROM:<a@example.com>");
        assertThat(ask("RCPT TO:<" + address + ">")).startsWith("553 5.1.3");
        assertThat(ask("RCPT TO:<good@example.net>")).startsWith("250 2.1.5");
        assertThat(send("text")).startsWith("250");
        assertThat(intake.submissions.getFirst().recipients()).hasSize(1);
    }

    @Test
    void aBadSenderIsRefused() throws Exception {
        connectAsShop();
        assertThat(ask("MAIL FROM:<a..b@example.com>")).startsWith("553 5.1.7");
    }

    @Test
    void anInternationalAddressNeedsSmtpUtf8() throws Exception {
        connectAsShop();
        assertThat(ask("MAIL FROM:<jos\u00e9@example.com>")).startsWith("553 5.6.7");
        ask("MAIL FROM:<a@example.com>");
        assertThat(ask("RCPT TO:<jos\u00e9@example.net>")).startsWith("553 5.6.7");
        ask("RSET");
        assertThat(ask("MAIL FROM:<jos\u00e9@example.com> SMTPUTF8")).startsWith("250");
        assertThat(ask("RCPT TO:<b@b\u00fccher.example>")).startsWith("250");
        send("text");
        assertThat(intake.submissions.getFirst().sender()).isEqualTo(EmailAddress.of("jos\u00e9@example.com"));
    }

    @Test
    void threeFailedLoginsEndTheSession() throws Exception {
        connect(false);
        assertThat(login("shop", "wrong")).isEqualTo("535 5.7.8 Authentication credentials invalid");
        assertThat(login("nobody", "correct-horse")).isEqualTo("535 5.7.8 Authentication credentials invalid");
        assertThat(login("shop", "")).startsWith("421 4.7.0");
        assertThat(talk.line()).isNull();
    }

    @Test
    void whoWatchesHearsOfRefusedLoginsAndOfNoOthers() throws Exception {
        connectAsShop();
        assertThat(failedLogins).isEmpty();
        talk.close();
        connect(false);
        login("shop", "wrong");
        login("nobody", "correct-horse");

        assertThat(failedLogins).containsExactly(InetAddress.getLoopbackAddress(), InetAddress.getLoopbackAddress());
    }

    @Test
    void aReloadedPasswordCountsAtOnce() throws Exception {
        connect(false);
        submitters.set(new Submitters(
                List.of(new Submitter("shop", new Submitter.Credentials("shop", "new"), null, null, List.of("*")))));
        assertThat(login("shop", "correct-horse")).startsWith("535");
        assertThat(login("shop", "new")).startsWith("235");
    }

    @ParameterizedTest
    @CsvSource({
        "SENDER_NOT_ALLOWED,  550 5.7.1",
        "TOO_LARGE,           552 5.3.4",
        "TOO_MANY_RECIPIENTS, 554 5.5.3",
        "NO_RECIPIENTS,       554 5.5.1",
        "MALFORMED_CONTENT,   554 5.6.0",
        "BAD_OPTION,          554 5.6.0",
        "KEY_CONFLICT,        554 5.7.0",
        "LOOP,                554 5.4.6"
    })
    void aRejectionKeepsItsMeaning(Reason reason, String code) throws Exception {
        intake.answer = new Receipt.Rejected(reason, "because\r\n250 no");
        connectAsShop();
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.net>");
        assertThat(send("text")).isEqualTo(code + " because??250 no");
        assertThat(ask("NOOP")).startsWith("250");
    }

    @Test
    void aRepeatedSubmissionIsToldYesAgain() throws Exception {
        intake.answer = new Receipt.AlreadyQueued(IntakeThatRemembers.ID);
        connectAsShop();
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.net>");
        assertThat(send("text")).isEqualTo("250 2.0.0 Ok: queued as " + IntakeThatRemembers.ID);
    }

    @Test
    void anIntakeThatCannotStoreAsksForPatience() throws Exception {
        intake.answer = new Receipt.Unavailable("The disk is full", Duration.ofSeconds(30));
        connectAsShop();
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.net>");
        assertThat(send("text")).isEqualTo("452 4.3.1 The disk is full; try again in 30 s");
    }
}
