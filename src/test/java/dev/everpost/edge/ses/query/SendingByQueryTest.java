package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.ses.RememberingIntake;
import dev.everpost.intake.Receipt;
import dev.everpost.template.EmailTemplate;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations of SES API v1 that send mail, over a real socket. */
class SendingByQueryTest {

    private static final String RAW =
            "From: shop@example.com\r\nTo: ann@example.net\r\nBcc: bob@example.net\r\nSubject: Raw\r\n"
                    + "X-SES-CONFIGURATION-SET: main\r\nX-SES-MESSAGE-TAGS: a=b\r\n\r\nHello\r\n";

    private static QueryServer server;

    @BeforeAll
    static void start() {
        server = new QueryServer();
        server.kept.templates().create("hi", new EmailTemplate("Hi {{name}}", "Dear {{name}}", null), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.intake.forget();
    }

    @Test
    void sendsASimpleMessageInTheOrderOfTheNumbers() throws Exception {
        var answer = call().action(
                        "SendEmail",
                        "Source",
                        "Żółta Shop <shop@example.com>",
                        "Destination.ToAddresses.member.10",
                        "carl@example.net",
                        "Destination.ToAddresses.member.2",
                        "bob@example.net",
                        "Destination.BccAddresses.member.7",
                        "dora@example.net",
                        "Destination.CcAddresses",
                        "",
                        "ReplyToAddresses.member.1",
                        "help@example.com",
                        "ReturnPath",
                        "bounces@example.com",
                        "Message.Subject.Data",
                        "Grüße & <mehr>",
                        "Message.Body.Text.Data",
                        "a+b 100%",
                        "Message.Body.Html.Data",
                        "<p>rich</p>",
                        "Tags.member.1.Name",
                        "campaign",
                        "Tags.member.1.Value",
                        "spring-1",
                        "ConfigurationSetName",
                        "main");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.root()).isEqualTo("SendEmailResponse");
        assertThat(answer.document().getDocumentElement().getNamespaceURI())
                .isEqualTo("http://ses.amazonaws.com/doc/2010-12-01/");
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.requestId()).hasSize(36).isEqualTo(answer.text("RequestId"));
        assertThat(answer.text("MessageId")).isEqualTo(RememberingIntake.id(0).toString());
        var submission = server.intake.only();
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.address().toString())
                .containsExactly("bob@example.net", "carl@example.net", "dora@example.net");
        assertThat(submission.sender()).hasToString("bounces@example.com");
        assertThat(submission.tags())
                .containsEntry("campaign", "spring-1")
                .containsEntry("ses:configuration-set", "main");
        assertThat(content()).contains("a+b 100%", "<p>rich</p>", "Reply-To: help@example.com");
        assertThat(content()).doesNotContain("dora@");
    }

    @Test
    void sendsAFinishedMessageToTheRecipientsOfItsHeader() throws Exception {
        var answer = raw(RAW);

        assertThat(answer.root()).isEqualTo("SendRawEmailResponse");
        var submission = server.intake.only();
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.address().toString())
                .containsExactly("ann@example.net", "bob@example.net");
        assertThat(submission.tags()).containsEntry("a", "b").containsEntry("ses:configuration-set", "main");
        assertThat(content()).doesNotContain("Bcc").doesNotContain("X-SES-");
    }

    @Test
    void theDestinationsOfTheRequestReplaceThoseOfTheHeader() throws Exception {
        var lines = Base64.getMimeEncoder().encodeToString(RAW.getBytes(UTF_8));
        call().action(
                        "SendRawEmail",
                        "RawMessage.Data",
                        lines,
                        "Source",
                        "news@example.com",
                        "Destinations.member.1",
                        "carl@example.net");

        var submission = server.intake.only();
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.address().toString())
                .containsExactly("carl@example.net");
        assertThat(submission.sender()).hasToString("news@example.com");
    }

    @Test
    void refusesAMessageBeyondTenMegabytesWithItsSize() throws Exception {
        var header = "From: shop@example.com\r\nTo: ann@example.net\r\n\r\n";
        var most = header
                + ("x".repeat(998) + "\r\n").repeat(10_485)
                + "y".repeat(10_485_760 - 10_485_000 - header.length());
        assertThat(raw(most).status()).isEqualTo(200);
        assertThat(server.intake.only().content().size()).isEqualTo(10_485_760);

        assertThat(raw(most + "y").error())
                .isEqualTo("400 InvalidParameterValue: Message length is more than 10485760 bytes long: '10485761'.");
        assertThat(raw(most + most).error())
                .startsWith("400 InvalidParameterValue: Message length is more than 10485760 bytes long: '");
    }

    @Test
    void fillsAStoredTemplate() throws Exception {
        var answer = call().action(
                        "SendTemplatedEmail",
                        "Source",
                        "shop@example.com",
                        "Destination.ToAddresses.member.1",
                        "ann@example.net",
                        "Template",
                        "hi",
                        "TemplateData",
                        "{\"name\":\"Ann\"}");

        assertThat(answer.root()).isEqualTo("SendTemplatedEmailResponse");
        assertThat(content()).contains("Subject: Hi Ann", "Dear Ann");
    }

    @Test
    void tellsWhatBecameOfEachDestinationOfABulkEmail() throws Exception {
        var answer = call().action(
                        "SendBulkTemplatedEmail",
                        "Source",
                        "shop@example.com",
                        "Template",
                        "hi",
                        "DefaultTemplateData",
                        "{\"name\":\"friend\"}",
                        "DefaultTags.member.1.Name",
                        "kind",
                        "DefaultTags.member.1.Value",
                        "news",
                        "Destinations.member.1.Destination.ToAddresses.member.1",
                        "ann@example.net",
                        "Destinations.member.1.ReplacementTemplateData",
                        "{\"name\":\"Ann\"}",
                        "Destinations.member.2.Destination.ToAddresses.member.1",
                        "no address",
                        "Destinations.member.3.Destination.ToAddresses.member.1",
                        "bob@example.net",
                        "Destinations.member.3.ReplacementTags.member.1.Name",
                        "kind",
                        "Destinations.member.3.ReplacementTags.member.1.Value",
                        "bob");

        assertThat(answer.root()).isEqualTo("SendBulkTemplatedEmailResponse");
        assertThat(answer.texts("Status").stream().filter(text -> text.length() < 30))
                .containsExactly("Success", "InvalidParameterValue", "Success");
        assertThat(answer.texts("MessageId")).hasSize(2);
        assertThat(answer.texts("Error")).hasSize(1);
        assertThat(server.intake.queued)
                .extracting(submission -> submission.tags().get("kind"))
                .containsExactlyInAnyOrder("news", "bob");
    }

    @Test
    void theTriesOfOneSdkCallAreOneMessage() throws Exception {
        var form = QueryCall.form(
                "SendEmail",
                "Source",
                "shop@example.com",
                "Destination.ToAddresses.member.1",
                "ann@example.net",
                "Message.Subject.Data",
                "once",
                "Message.Body.Text.Data",
                "hello");
        var first = call().with("amz-sdk-invocation-id", "11111111-2222-3333-4444-555555555555")
                .post(form);
        var again = call().with("amz-sdk-invocation-id", "11111111-2222-3333-4444-555555555555")
                .post(form);

        assertThat(again.text("MessageId")).isEqualTo(first.text("MessageId"));
        assertThat(server.intake.queued).hasSize(1);
    }

    @Test
    void namesEveryMissingMember() throws Exception {
        assertThat(call().action("SendEmail", "Destination.ToAddresses.member.1", "ann@example.net")
                        .error())
                .isEqualTo("400 ValidationError: 3 validation errors detected: Value null at 'source' failed to satisfy"
                        + " constraint: Member must not be null; Value null at 'message.subject.data' failed to satisfy"
                        + " constraint: Member must not be null; Value null at 'message.body' failed to satisfy"
                        + " constraint: Member must not be null");
        assertThat(call().action("SendRawEmail").error())
                .startsWith("400 ValidationError: 1 validation error detected: Value null at 'rawMessage.data'");
    }

    @Test
    void answersWhatIsWrongByTheCodesOfVersionOne() throws Exception {
        assertThat(simple("Source", "who@example.org").error())
                .startsWith("400 MessageRejected: Email address is not verified");
        assertThat(simple("ConfigurationSetName", "none").error())
                .isEqualTo("400 ConfigurationSetDoesNotExist: Configuration set <none> does not exist.");
        assertThat(simple("Tags.member.1.Name", "x:1", "Tags.member.1.Value", "y")
                        .error())
                .startsWith("400 InvalidParameterValue: Invalid tag name <x:1>");
        assertThat(simple("Destination.ToAddresses.member.2", "a@b@c").error())
                .startsWith("400 InvalidParameterValue: ");
        assertThat(call().action("SendRawEmail", "RawMessage.Data", "###").error())
                .isEqualTo("400 InvalidParameterValue: RawMessage.Data is not base 64.");
        assertThat(call().action(
                                "SendTemplatedEmail",
                                "Source",
                                "shop@example.com",
                                "Destination.ToAddresses.member.1",
                                "ann@example.net",
                                "Template",
                                "none",
                                "TemplateData",
                                "{}")
                        .error())
                .isEqualTo("400 TemplateDoesNotExist: Template none does not exist.");
        assertThat(server.intake.queued).isEmpty();
    }

    @Test
    void refusesTemplateDataBeyondTheModelsLimit() throws Exception {
        assertThat(call().action(
                                "SendTemplatedEmail",
                                "Source",
                                "shop@example.com",
                                "Destination.ToAddresses.member.1",
                                "ann@example.net",
                                "Template",
                                "hi",
                                "TemplateData",
                                "{\"name\":\"" + "n".repeat(262_144) + "\"}")
                        .error())
                .isEqualTo("400 ValidationError: 1 validation error detected: Value of 262155 characters at"
                        + " 'templateData' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 262144");
    }

    @Test
    void refusesWhileSendingIsSwitchedOff() throws Exception {
        server.kept.account().setSending(false);
        assertThat(simple().error()).startsWith("400 AccountSendingPausedException: ");
        server.kept.account().setSending(true);
        server.kept.configurationSets().change("main", options -> options.withSending(false));
        assertThat(simple("ConfigurationSetName", "main").error())
                .startsWith("400 ConfigurationSetSendingPausedException: ");
        server.kept.configurationSets().change("main", options -> options.withSending(true));
    }

    @Test
    void aStoreThatCannotPromiseIsTheReceiversFault() throws Exception {
        server.intake.answersFirst.add(new Receipt.Unavailable("the disk is full", Duration.ofSeconds(3)));

        var answer = simple();

        assertThat(answer.error()).isEqualTo("503 ServiceUnavailable: the disk is full");
        assertThat(answer.text("Type")).isEqualTo("Receiver");
    }

    private static Answered simple(String... more) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("Source", "shop@example.com");
        form.put("Destination.ToAddresses.member.1", "ann@example.net");
        form.put("Message.Subject.Data", "s");
        form.put("Message.Body.Text.Data", "t");
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return call().action(
                        "SendEmail",
                        form.entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                                .toArray(String[]::new));
    }

    private static Answered raw(String message) throws Exception {
        return call().action(
                        "SendRawEmail", "RawMessage.Data", Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
    }

    private static String content() {
        return new String(server.intake.only().content().bytes(), UTF_8);
    }

    private static QueryCall call() {
        return new QueryCall(server);
    }
}
