package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.world.World;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailTemplateMetadata;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/** Mail templates as the AWS SDK for Java sees them. */
class TemplateOperationsTest {

    private final SesServer server = new SesServer(World.real());
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);

    @BeforeEach
    void createWelcome() {
        create("welcome", "Hello {{name}}", "Dear {{name}}, <welcome> & enjoy.");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aTemplateIsAnsweredAsItWasGiven() {
        var found = client.getEmailTemplate(r -> r.templateName("welcome"));

        assertThat(found.templateName()).isEqualTo("welcome");
        assertThat(found.templateContent().subject()).isEqualTo("Hello {{name}}");
        assertThat(found.templateContent().text()).isEqualTo("Dear {{name}}, <welcome> & enjoy.");
        assertThat(found.templateContent().html()).isNull();
        assertThat(found.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=shop");
    }

    @Test
    void anUpdateReplacesTheContentAndKeepsTheTags() {
        client.updateEmailTemplate(r ->
                r.templateName("welcome").templateContent(c -> c.subject("New").html("<p>{{name}}</p>")));

        var found = client.getEmailTemplate(r -> r.templateName("welcome"));
        assertThat(found.templateContent().subject()).isEqualTo("New");
        assertThat(found.templateContent().text()).isNull();
        assertThat(found.tags()).hasSize(1);
    }

    @Test
    void aDeletedTemplateIsGone() {
        client.deleteEmailTemplate(r -> r.templateName("welcome"));

        assertThatThrownBy(() -> client.getEmailTemplate(r -> r.templateName("welcome")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Template welcome does not exist.");
        assertThatThrownBy(() -> client.deleteEmailTemplate(r -> r.templateName("welcome")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> create("welcome", "s", "t"))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Template welcome already exists.");
    }

    @Test
    void whatCannotBeATemplateIsRefused() {
        assertThatThrownBy(() -> create("no spaces", "s", "t"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Invalid template name <no spaces>");
        assertThatThrownBy(() -> create("n".repeat(65), "s", "t")).hasMessageContaining("less than or equal to 64");
        assertThatThrownBy(() -> create("empty", null, "t")).hasMessageContaining("The subject must be specified.");
        assertThatThrownBy(() -> create("open", "s", "{{#if a}}"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> client.createEmailTemplate(r -> r.templateName("none")))
                .hasMessageContaining(
                        "Value null at 'templateContent' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void aPageNamesTheNextUntilNoneIsLeft() {
        IntStream.range(0, 24).forEach(n -> create("t" + n, "s", "t"));

        assertThat(client.listEmailTemplates(r -> r.pageSize(5)).templatesMetadata())
                .hasSize(5);
        assertThat(client.listEmailTemplatesPaginator(r -> r.pageSize(5)).stream()
                        .flatMap(page -> page.templatesMetadata().stream()))
                .hasSize(25)
                .extracting(EmailTemplateMetadata::templateName)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("welcome");
        assertThat(client.listEmailTemplates(r -> r.pageSize(5))
                        .templatesMetadata()
                        .getFirst()
                        .createdTimestamp())
                .isNotNull();
    }

    @Test
    void aPageSizeOutOfRangeAndAForgedTokenAreRefused() {
        assertThatThrownBy(() -> client.listEmailTemplates(r -> r.pageSize(101)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("less than or equal to 100");
        assertThatThrownBy(() -> client.listEmailTemplates(r -> r.nextToken("Zm9yZ2VkIHRva2Vu")))
                .hasMessageContaining("next token")
                .satisfies(error -> assertThat(((software.amazon.awssdk.services.sesv2.model.SesV2Exception) error)
                                .awsErrorDetails()
                                .errorCode())
                        .isEqualTo("InvalidNextTokenException"));
    }

    @Test
    void aTrialAnswersMimeTextWithoutEscaping() {
        var mime = client.testRenderEmailTemplate(r -> r.templateName("welcome").templateData("{\"name\":\"A & B\"}"))
                .renderedTemplate();

        assertThat(mime)
                .contains("Subject: Hello A & B\r\n")
                .contains("MIME-Version: 1.0")
                .contains("Dear A & B, <welcome> & enjoy.")
                .doesNotContain("From:");
    }

    @Test
    void aTrialFailsForWhatTheDataLacks() {
        assertThatThrownBy(() -> client.testRenderEmailTemplate(
                        r -> r.templateName("welcome").templateData("{}")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Attribute 'name' is not present in the rendering data.");
        assertThatThrownBy(() -> client.testRenderEmailTemplate(
                        r -> r.templateName("welcome").templateData("no json")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.testRenderEmailTemplate(
                        r -> r.templateName("none").templateData("{}")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aSendFindsTheTemplate() {
        client.sendEmail(r -> r.fromEmailAddress("shop@example.com")
                .destination(d -> d.toAddresses("ann@example.net"))
                .content(c -> c.template(t -> t.templateName("welcome").templateData("{\"name\":\"Ann\"}"))));

        assertThat(new String(server.intake.only().content().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Subject: Hello Ann");
    }

    private void create(String name, String subject, String text) {
        client.createEmailTemplate(r -> r.templateName(name)
                .templateContent(c -> c.subject(subject).text(text))
                .tags(t -> t.key("team").value("shop")));
    }
}
