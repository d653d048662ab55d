package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.scenario.RecipientDomain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailTemplateMetadata;
import software.amazon.awssdk.services.sesv2.model.EventDestination;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.InvalidNextTokenException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/** What an account keeps: templates, configuration sets, the suppression list, and what became of a message. */
@Tag("acceptance")
@Timeout(60)
class AwsSdkObjectsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Rig rig;
    private static SesV2Client ses;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder);
        rig.sandbox.provider("alpha").orElseThrow().set(new RecipientDomain("gone.example", 550));
        rig.start();
        ses = AwsClients.at(rig.config.httpPort);
    }

    @AfterAll
    static void stop() {
        ses.close();
        rig.close();
    }

    @Test
    void aTemplateLivesAndDies() {
        create("greeting", "Hello {{name}}");
        ses.updateEmailTemplate(template -> template.templateName("greeting")
                .templateContent(content -> content.subject("Hi {{name}}").text("Bye {{name}}")));

        assertThat(ses.getEmailTemplate(template -> template.templateName("greeting"))
                        .templateContent()
                        .subject())
                .isEqualTo("Hi {{name}}");
        assertThat(ses.testRenderEmailTemplate(
                                test -> test.templateName("greeting").templateData("{\"name\": \"Ada\"}"))
                        .renderedTemplate())
                .contains("Subject: Hi Ada", "Bye Ada");
        assertThatThrownBy(() -> ses.testRenderEmailTemplate(
                        test -> test.templateName("greeting").templateData("{}")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("name");

        ses.deleteEmailTemplate(template -> template.templateName("greeting"));
        assertThatThrownBy(() -> ses.getEmailTemplate(template -> template.templateName("greeting")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void thePaginatorSeesEveryTemplateOnce() {
        var names = IntStream.range(0, 7).mapToObj(number -> "page-" + number).toList();
        names.forEach(name -> create(name, name));

        assertThat(ses.listEmailTemplatesPaginator(list -> list.pageSize(3)).stream()
                        .flatMap(page -> page.templatesMetadata().stream()))
                .extracting(EmailTemplateMetadata::templateName)
                .containsAll(names)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> ses.listEmailTemplates(list -> list.nextToken("forged")))
                .isInstanceOf(InvalidNextTokenException.class);
    }

    @Test
    void aSuppressedAddressGetsNoMailUntilItIsTakenOff() {
        var address = "bounced@example.net";
        ses.putSuppressedDestination(put -> put.emailAddress(address).reason(SuppressionListReason.BOUNCE));
        var id = send(address);
        Await.until(
                "suppression",
                PATIENCE,
                () -> rig.rest.message(id).at("/recipients/0/state").asString().equals("suppressed"));

        assertThat(ses.getSuppressedDestination(get -> get.emailAddress(address))
                        .suppressedDestination()
                        .reason())
                .isEqualTo(SuppressionListReason.BOUNCE);
        ses.deleteSuppressedDestination(delete -> delete.emailAddress(address));
        assertThatThrownBy(() -> ses.getSuppressedDestination(get -> get.emailAddress(address)))
                .isInstanceOf(NotFoundException.class);
        send(address);
        rig.arrived(address);
    }

    @Test
    void thePaginatorFiltersTheSuppressionList() {
        for (int i = 0; i < 5; i++) {
            var complained = "complained-" + i + "@example.net";
            ses.putSuppressedDestination(put -> put.emailAddress(complained).reason(SuppressionListReason.COMPLAINT));
        }
        ses.putSuppressedDestination(
                put -> put.emailAddress("other@example.net").reason(SuppressionListReason.BOUNCE));

        assertThat(ses
                        .listSuppressedDestinationsPaginator(list ->
                                list.reasons(SuppressionListReason.COMPLAINT).pageSize(2))
                        .stream()
                        .flatMap(page -> page.suppressedDestinationSummaries().stream()))
                .hasSize(5)
                .extracting(SuppressedDestinationSummary::reason)
                .containsOnly(SuppressionListReason.COMPLAINT);
    }

    @Test
    void aConfigurationSetKeepsItsEventDestinations() {
        ses.createConfigurationSet(set -> set.configurationSetName("events"));
        ses.createConfigurationSetEventDestination(request -> request.configurationSetName("events")
                .eventDestinationName("topic")
                .eventDestination(destination -> destination
                        .enabled(true)
                        .matchingEventTypes(EventType.BOUNCE, EventType.DELIVERY)
                        .snsDestination(sns -> sns.topicArn("arn:aws:sns:eu-west-1:000000000000:mail"))));
        ses.updateConfigurationSetEventDestination(request -> request.configurationSetName("events")
                .eventDestinationName("topic")
                .eventDestination(destination -> destination
                        .enabled(false)
                        .matchingEventTypes(EventType.BOUNCE)
                        .snsDestination(sns -> sns.topicArn("arn:aws:sns:eu-west-1:000000000000:mail"))));

        assertThat(ses.getConfigurationSetEventDestinations(get -> get.configurationSetName("events"))
                        .eventDestinations())
                .singleElement()
                .returns(false, EventDestination::enabled)
                .satisfies(kept -> assertThat(kept.matchingEventTypes()).containsExactly(EventType.BOUNCE));
        ses.deleteConfigurationSetEventDestination(
                delete -> delete.configurationSetName("events").eventDestinationName("topic"));
        ses.deleteConfigurationSet(set -> set.configurationSetName("events"));
        assertThat(ses.listConfigurationSets(list -> {}).configurationSets()).doesNotContain("events");
    }

    @Test
    void theKillSwitchStopsAndStarts() {
        ses.putAccountSendingAttributes(account -> account.sendingEnabled(false));
        try {
            assertThat(ses.getAccount(account -> {}).sendingEnabled()).isFalse();
            assertThatThrownBy(() -> send("killed@example.net")).isInstanceOf(SendingPausedException.class);
        } finally {
            ses.putAccountSendingAttributes(account -> account.sendingEnabled(true));
        }
        send("revived@example.net");
        rig.arrived("revived@example.net");
    }

    @Test
    void theInsightsTellWhatBecameOfEachRecipient() {
        var id = send("insight@gone.example");
        Await.until("the bounce in the insights", PATIENCE, () -> events(id).contains(EventType.BOUNCE));

        assertThat(events(id)).containsExactly(EventType.SEND, EventType.BOUNCE);
        assertThat(ses.getMessageInsights(message -> message.messageId(id)).fromEmailAddress())
                .contains("shop@example.com");
    }

    @Test
    void anIdentityThatTheConfigurationNamesIsVerifiedAndANewOneWaitsForItsLink() {
        assertThat(ses.getEmailIdentity(get -> get.emailIdentity("example.com")).verifiedForSendingStatus())
                .isTrue();
        ses.createEmailIdentity(create -> create.emailIdentity("new@elsewhere.example"));
        assertThat(ses.getEmailIdentity(get -> get.emailIdentity("new@elsewhere.example"))
                        .verificationStatus())
                .isEqualTo(VerificationStatus.PENDING);
        ses.deleteEmailIdentity(delete -> delete.emailIdentity("new@elsewhere.example"));
    }

    private static List<EventType> events(String id) {
        return ses.getMessageInsights(message -> message.messageId(id)).insights().stream()
                .flatMap(recipient -> recipient.events().stream())
                .map(event -> event.type())
                .toList();
    }

    private static String send(String to) {
        return ses.sendEmail(mail -> mail.fromEmailAddress("shop@example.com")
                        .destination(destination -> destination.toAddresses(to))
                        .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("s"))
                                .body(body -> body.text(text -> text.data("t"))))))
                .messageId();
    }

    private static void create(String name, String subject) {
        ses.createEmailTemplate(template -> template.templateName(name)
                .templateContent(content -> content.subject(subject).text("text")));
    }
}
