package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

/** Every way to send with the AWS SDK for Java, and what the recipients get. */
@Tag("acceptance")
@Timeout(60)
class AwsSdkSendingTest {

    private static final String FROM = "Shop <shop@example.com>";

    private static Rig rig;
    private static SesV2Client ses;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder).start();
        ses = AwsClients.at(rig.config.httpPort);
        ses.createConfigurationSet(set -> set.configurationSetName("codes")
                .tags(tag -> tag.key("everpost-class").value("critical")));
        ses.createEmailTemplate(template -> template.templateName("order")
                .templateContent(content -> content.subject("Order {{number}}")
                        .text("Dear {{name}}, it is on its way.")
                        .html("<p>Dear {{name}}</p>")));
    }

    @AfterAll
    static void stop() {
        ses.close();
        rig.close();
    }

    @Test
    void simpleContentArrivesWithItsHeadersAndAttachments() {
        var answer = ses.sendEmail(mail -> mail.fromEmailAddress(FROM)
                .destination(to -> to.toAddresses("simple@example.net").ccAddresses("copy@example.net"))
                .replyToAddresses("help@example.com")
                .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("Grüße"))
                        .body(body -> body.text(text -> text.data("plain")).html(html -> html.data("<b>rich</b>")))
                        .headers(header -> header.name("List-Unsubscribe").value("<https://example.com/u>"))
                        .attachments(file -> file.fileName("rechnung.txt")
                                .contentType("text/plain")
                                .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
                                .rawContent(SdkBytes.fromUtf8String("42 EUR"))))));

        assertThat(rig.arrived("simple@example.net"))
                .contains("X-Everpost-Id: " + answer.messageId(), "From: Shop <shop@example.com>")
                .contains("To: simple@example.net", "Cc: copy@example.net", "Reply-To: help@example.com")
                .contains("List-Unsubscribe: <https://example.com/u>", "plain", "<b>rich</b>")
                .contains("rechnung.txt", Base64.getEncoder().encodeToString("42 EUR".getBytes()));
        rig.arrived("copy@example.net");
    }

    @Test
    void rawMailReachesItsBlindCopiesWithoutNamingThem() {
        var raw = """
                From: shop@example.com\r
                To: open@example.net\r
                Bcc: header-blind@example.net\r
                Subject: raw\r
                \r
                as it is\r
                """;
        ses.sendEmail(mail -> mail.destination(
                        to -> to.toAddresses("open@example.net").bccAddresses("blind@example.net"))
                .content(content -> content.raw(message -> message.data(SdkBytes.fromUtf8String(raw)))));

        assertThat(rig.arrived("open@example.net")).contains("as it is").doesNotContainIgnoringCase("bcc", "blind@");
        rig.arrived("blind@example.net");
    }

    @Test
    void rawMailWithoutADestinationGoesToWhomItsHeadersName() {
        var raw =
                "From: shop@example.com\r\nTo: named@example.net\r\nBcc: hidden@example.net\r\nSubject: s\r\n\r\nhi\r\n";
        ses.sendEmail(
                mail -> mail.content(content -> content.raw(message -> message.data(SdkBytes.fromUtf8String(raw)))));

        rig.arrived("named@example.net");
        assertThat(rig.arrived("hidden@example.net")).doesNotContain("hidden@");
    }

    @Test
    void aStoredTemplateIsFilledIn() {
        ses.sendEmail(mail -> mail.fromEmailAddress(FROM)
                .destination(to -> to.toAddresses("template@example.net"))
                .content(content -> content.template(template ->
                        template.templateName("order").templateData("{\"number\": 4711, \"name\": \"Ada & Co\"}"))));

        assertThat(rig.arrived("template@example.net")).contains("Subject: Order 4711", "Dear Ada & Co, it is");
    }

    @Test
    void aTemplateInTheCallIsFilledIn() {
        ses.sendEmail(mail -> mail.fromEmailAddress(FROM)
                .destination(to -> to.toAddresses("inline@example.net"))
                .content(content -> content.template(template -> template.templateContent(
                                inline -> inline.subject("{{a}}").text("{{#if b}}yes{{else}}no{{/if}}"))
                        .templateData("{\"a\": \"inline subject\", \"b\": true}"))));

        assertThat(rig.arrived("inline@example.net")).contains("Subject: inline subject", "yes");
    }

    @Test
    void bulkMailAnswersForEachEntry() {
        var answer = ses.sendBulkEmail(bulk -> bulk.fromEmailAddress(FROM)
                .defaultContent(content -> content.template(
                        template -> template.templateName("order").templateData("{\"number\": 1, \"name\": \"you\"}")))
                .bulkEmailEntries(
                        entry -> entry.destination(to -> to.toAddresses("bulk-one@example.net"))
                                .replacementEmailContent(content -> content.replacementTemplate(
                                        template -> template.replacementTemplateData("{\"name\": \"One\"}"))),
                        entry -> entry.destination(to -> to.toAddresses("no address at all")),
                        entry -> entry.destination(to -> to.toAddresses("bulk-two@example.net"))));

        var results = answer.bulkEmailEntryResults();
        assertThat(results).hasSize(3);
        assertThat(results.get(1).status()).isNotEqualTo(BulkEmailStatus.SUCCESS);
        assertThat(results.get(1).error()).isNotBlank();
        assertThat(rig.arrived("bulk-one@example.net"))
                .contains("Dear One", "X-Everpost-Id: " + results.getFirst().messageId());
        assertThat(rig.arrived("bulk-two@example.net"))
                .contains("Dear you", "X-Everpost-Id: " + results.getLast().messageId());
    }

    @Test
    void theConfigurationSetChoosesTheClassAndTagsAreKept() {
        var id = ses.sendEmail(mail -> mail.fromEmailAddress(FROM)
                        .destination(to -> to.toAddresses("code@example.net"))
                        .configurationSetName("codes")
                        .emailTags(MessageTag.builder()
                                .name("campaign")
                                .value("login")
                                .build())
                        .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("123456"))
                                .body(body -> body.text(text -> text.data("123456"))))))
                .messageId();

        var message = rig.rest.message(id);
        assertThat(message.path("class").asString()).isEqualTo("critical");
        assertThat(message.path("tags").path("campaign").asString()).isEqualTo("login");
        rig.arrived("code@example.net");
    }
}
