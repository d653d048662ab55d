package dev.everpost.edge.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.world.World;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The SES endpoint as the AWS SDK for Java sees it, over a real socket. */
class SesApiTest {

    private static ShiftedTime time;
    private static SesServer server;
    private static SesV2Client client;

    @BeforeAll
    static void start() {
        var real = World.real();
        time = new ShiftedTime(real.time());
        server = new SesServer(new World(time, real.chance(), real.threads()));
        client = server.client(SesServer.KEY_ID, SesServer.SECRET);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        server.intake.forget();
        time.shift(Duration.ZERO);
    }

    @Test
    void sendsASimpleMessageAndAnswersTheIntakesId() throws Exception {
        var answer = client.sendEmail(r -> r.fromEmailAddress("Żółta Shop <shop@example.com>")
                .destination(d -> d.toAddresses("Ann <ann@example.net>")
                        .ccAddresses("cc@example.net")
                        .bccAddresses("hidden@example.net"))
                .replyToAddresses("help@example.com")
                .emailTags(t -> t.name("campaign").value("spring-1"))
                .configurationSetName("main")
                .content(c -> c.simple(s -> s.subject(d -> d.data("Grüße"))
                        .body(b -> b.text(t -> t.data("plain")).html(h -> h.data("<p>rich</p>")))
                        .headers(h -> h.name("X-Order").value("42")))));

        assertThat(answer.messageId()).isEqualTo(RememberingIntake.id(0).toString());
        assertThat(answer.responseMetadata().requestId()).hasSize(36);
        var submission = server.intake.only();
        assertThat(submission.submitter()).isEqualTo("shop");
        assertThat(submission.via()).isEqualTo(Via.SES);
        assertThat(submission.sender()).hasToString("shop@example.com");
        assertThat(submission.recipients())
                .extracting(r -> r.address().toString())
                .containsExactly("ann@example.net", "cc@example.net", "hidden@example.net");
        assertThat(submission.tags())
                .containsEntry("campaign", "spring-1")
                .containsEntry("ses:configuration-set", "main");
        assertThat(submission.idempotencyKey()).startsWith("sdk:").hasSize(40);
        var message = parsed(submission);
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getFrom().get(0).getName()).isEqualTo("Żółta Shop");
        assertThat(message.getReplyTo()).hasSize(1);
        assertThat(message.getBcc()).isNull();
        assertThat(message.getHeader().getField("X-Order").getBody()).isEqualTo("42");
        assertThat(message.getMimeType()).isEqualTo("multipart/alternative");
    }

    @Test
    void keepsRawBytesUnchangedWhenTheRequestNamesTheRecipients() {
        var raw = "From: Shop <shop@example.com>\r\nTo: somebody: else;\r\nX-Odd:   spaced \r\n\tfolded\r\n\r\n"
                + "K\u00f6rper ohne Ende\r\n.\r\nno last line end";
        client.sendEmail(raw(raw, r -> r.destination(d -> d.toAddresses("ann@example.net"))));

        assertThat(text(server.intake.only())).isEqualTo(raw);
        assertThat(addresses(server.intake.only())).containsExactly("ann@example.net");
    }

    @Test
    void takesRecipientsFromTheHeaderAndRemovesBcc() {
        client.sendEmail(raw(
                "From: shop@example.com\r\nTo: a@example.net,\r\n \"B, C\" <b@example.net>\r\nCc: c@example.net\r\n"
                        + "Bcc: d@example.net,\r\n e@example.net\r\nSubject: x\r\n\r\nBcc: stays\r\n",
                r -> {}));

        assertThat(addresses(server.intake.only()))
                .containsExactly("a@example.net", "b@example.net", "c@example.net", "d@example.net", "e@example.net");
        assertThat(text(server.intake.only()))
                .isEqualTo("From: shop@example.com\r\nTo: a@example.net,\r\n \"B, C\" <b@example.net>\r\n"
                        + "Cc: c@example.net\r\nSubject: x\r\n\r\nBcc: stays\r\n");
    }

    @Test
    void turnsBareLfOfRawIntoCrlfAndRefusesBareCr() {
        client.sendEmail(raw("From: shop@example.com\nTo: a@example.net\n\none\r\ntwo\n", r -> {}));
        assertThat(text(server.intake.only()))
                .isEqualTo("From: shop@example.com\r\nTo: a@example.net\r\n\r\none\r\ntwo\r\n");

        assertThatThrownBy(
                        () -> client.sendEmail(raw("From: shop@example.com\r\nTo: a@example.net\r\n\r\na\rb", r -> {})))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("bare CR at byte 46");
    }

    @Test
    void usesTheFeedbackAddressAsEnvelopeSender() {
        client.sendEmail(simple(r -> r.feedbackForwardingEmailAddress("bounces@example.com")));
        assertThat(server.intake.only().sender()).hasToString("bounces@example.com");
    }

    @Test
    void readsTheMessageClassFromItsTag() {
        client.sendEmail(simple(r -> r.emailTags(t -> t.name("everpost-class").value("critical"))));
        assertThat(server.intake.only().messageClass()).isEqualTo(MessageClass.CRITICAL);

        assertThatThrownBy(() -> client.sendEmail(
                        simple(r -> r.emailTags(t -> t.name("everpost-class").value("urgent")))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("critical, transactional or bulk");
    }

    @Test
    void rejectsSendersThatTheSubmitterMayNotUse() {
        assertThatThrownBy(() -> client.sendEmail(simple(r -> r.fromEmailAddress("ceo@other.example"))))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining(
                        "Email address is not verified. The following identities failed the check in region"
                                + " EU-WEST-1: ceo@other.example");
        assertThatThrownBy(() -> client.sendEmail(raw(
                        "From: ceo@other.example\r\n\r\nx",
                        r -> r.fromEmailAddress("shop@example.com").destination(d -> d.toAddresses("a@example.net")))))
                .isInstanceOf(MessageRejectedException.class);
        assertThat(server.intake.calls).isZero();
    }

    @Test
    void answersTheProbeOfNodemailerWithMessageRejected() {
        assertThatThrownBy(() -> client.sendEmail(raw(
                        "From: <invalid@invalid>\r\nTo: <invalid@invalid>\r\n Subject: Invalid\r\n\r\nInvalid",
                        r -> r.fromEmailAddress("invalid@invalid").destination(d -> d.toAddresses("invalid@invalid")))))
                .isInstanceOf(MessageRejectedException.class);
        assertThat(server.intake.calls).isZero();
    }

    @Test
    void makesOneMessageOfAnSdkRetryAfterTheAnswerWasLost() {
        server.intake.loseNextAnswer();
        var answer = client.sendEmail(simple(r -> {}));

        assertThat(server.intake.calls).isEqualTo(2);
        assertThat(server.intake.queued).hasSize(1);
        assertThat(answer.messageId()).isEqualTo(RememberingIntake.id(0).toString());
    }

    @Test
    void isTriedAgainByTheSdkWhileIntakeIsUnavailable() {
        server.intake.answersFirst.add(new Receipt.Unavailable("the disk is full", Duration.ofSeconds(5)));
        client.sendEmail(simple(r -> {}));
        assertThat(server.intake.calls).isEqualTo(2);
    }

    @Test
    void tellsRejectionsOfIntakeByTheExceptionsOfSes() {
        rejects(Reason.SENDER_NOT_ALLOWED, MessageRejectedException.class, "Email address is not verified");
        rejects(Reason.TOO_LARGE, MessageRejectedException.class, "Message length is more than 41943040 bytes long");
        rejects(Reason.LOOP, MessageRejectedException.class, "because");
        rejects(Reason.MALFORMED_CONTENT, BadRequestException.class, "because");
        rejects(Reason.BAD_OPTION, BadRequestException.class, "because");
    }

    private void rejects(Reason reason, Class<? extends Throwable> type, String text) {
        server.intake.answersFirst.add(new Receipt.Rejected(reason, "because"));
        assertThatThrownBy(() -> client.sendEmail(simple(r -> {})))
                .isInstanceOf(type)
                .hasMessageContaining(text);
    }

    @Test
    void countsRecipientsAsSesDoes() {
        var many =
                IntStream.range(0, 51).mapToObj(i -> "u" + i + "@example.net").toList();
        assertThatThrownBy(() -> client.sendEmail(simple(r -> r.destination(d -> d.bccAddresses(many)))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Recipient count exceeds 50.");
        assertThatThrownBy(() -> client.sendEmail(simple(r -> r.destination(d -> {}))))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void judgesTagsInTheWordsOfSes() {
        assertThatThrownBy(() -> client.sendEmail(
                        simple(r -> r.emailTags(t -> t.name("x:1").value("v")))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(
                        "Invalid tag name <x:1>: only alphanumeric ASCII characters, '_',  '-' are allowed.");
    }

    @Test
    void refusesUnknownTemplatesSetsAndOperationsByName() {
        assertThatThrownBy(() ->
                        client.sendEmail(simple(r -> r.content(c -> c.template(t -> t.templateName("hello"))))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Template hello does not exist.");
        assertThatThrownBy(() -> client.sendEmail(simple(r -> r.configurationSetName("nowhere"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <nowhere> does not exist.");
        assertThatThrownBy(() -> client.getEmailTemplate(r -> r.templateName("hello")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Template hello does not exist.");
    }

    @Test
    void refusesLineBreaksInEveryFieldThatBecomesAHeader() {
        for (Consumer<SendEmailRequest.Builder> evil : List.<Consumer<SendEmailRequest.Builder>>of(
                r -> r.fromEmailAddress("x\r\nBcc: e@evil.example <shop@example.com>"),
                r -> r.destination(d -> d.toAddresses("a@example.net\nBcc: e@evil.example")),
                r -> r.replyToAddresses("=?UTF-8?Q?a=0D=0ABcc:_e=40evil.example?= <a@example.net>"),
                r -> r.content(c -> c.simple(
                        s -> s.subject(d -> d.data("hi\r\nBcc: e@evil.example")).body(b -> b.text(t -> t.data("x"))))),
                r -> r.content(c -> c.simple(s -> s.subject(d -> d.data("hi"))
                        .body(b -> b.text(t -> t.data("x")))
                        .headers(h -> h.name("X-A").value("b\nBcc: e@evil.example")))))) {
            assertThatThrownBy(() -> client.sendEmail(simple(evil))).isInstanceOf(BadRequestException.class);
        }
        assertThat(server.intake.calls).isZero();
    }

    @Test
    void refusesAWrongSecretAndAnUnknownKey() {
        try (var wrong = server.client(SesServer.KEY_ID, "wrong");
                var unknown = server.client("AKIDUNKNOWN", SesServer.SECRET)) {
            var mismatch = catchThrowableOfType(SesV2Exception.class, () -> wrong.getAccount(r -> {}));
            assertThat(mismatch.statusCode()).isEqualTo(403);
            assertThat(mismatch.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
            var stranger = catchThrowableOfType(SesV2Exception.class, () -> unknown.getAccount(r -> {}));
            assertThat(stranger.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId");
        }
    }

    @Test
    void letsAnSdkWithAWrongClockCorrectItself() {
        time.shift(Duration.ofHours(1));
        try (var late = server.client(SesServer.KEY_ID, SesServer.SECRET)) {
            assertThat(late.sendEmail(simple(r -> {})).messageId()).isNotEmpty();
            // The SDK keeps its correction for the whole process: let it take it back.
            time.shift(Duration.ZERO);
            assertThat(late.getAccount(r -> {}).sendingEnabled()).isTrue();
        }
    }

    @Test
    void showsTheAccountFigures() {
        var account = client.getAccount(r -> {});
        assertThat(account.sendingEnabled()).isTrue();
        assertThat(account.sendQuota().max24HourSend()).isEqualTo(-1);
        assertThat(account.sendQuota().maxSendRate()).isEqualTo(4000);
        assertThat(account.sendQuota().sentLast24Hours()).isEqualTo(17);
    }

    @Test
    void refusesAMessageThatIsLongerThanTheLimit() {
        try (var small = new SesServer(World.real(), new SesSettings(1000));
                var sender = small.client(SesServer.KEY_ID, SesServer.SECRET)) {
            var body = "x".repeat(2_000_000);
            assertThatThrownBy(
                            () -> sender.sendEmail(raw("From: shop@example.com\r\nTo: a@b.c\r\n\r\n" + body, r -> {})))
                    .isInstanceOf(SdkServiceException.class)
                    .hasMessageContaining("Message length is more than 1000 bytes long");
        }
    }

    @Test
    void takesAMessageOfThirtyMegabytes() {
        var raw = "From: shop@example.com\r\nTo: a@example.net\r\n\r\n" + ("y".repeat(98) + "\r\n").repeat(300_000);
        client.sendEmail(raw(raw, r -> {}));
        assertThat(server.intake.only().content().size()).isEqualTo(raw.length());
    }

    private static SendEmailRequest simple(Consumer<SendEmailRequest.Builder> change) {
        var request = SendEmailRequest.builder()
                .fromEmailAddress("shop@example.com")
                .destination(d -> d.toAddresses("ann@example.net"))
                .content(c -> c.simple(s -> s.subject(d -> d.data("hello"))
                        .body(b -> b.text(t -> t.data("hi")).html(h -> h.data("<p>")))));
        change.accept(request);
        return request.build();
    }

    private static SendEmailRequest raw(String message, Consumer<SendEmailRequest.Builder> change) {
        var request = SendEmailRequest.builder()
                .content(EmailContent.builder()
                        .raw(r -> r.data(SdkBytes.fromString(message, UTF_8)))
                        .build());
        change.accept(request);
        return request.build();
    }

    private static Message parsed(Submission submission) throws Exception {
        return new DefaultMessageBuilder()
                .parseMessage(new ByteArrayInputStream(submission.content().bytes()));
    }

    private static String text(Submission submission) {
        return new String(submission.content().bytes(), UTF_8);
    }

    private static List<String> addresses(Submission submission) {
        return submission.recipients().stream().map(r -> r.address().toString()).toList();
    }
}
