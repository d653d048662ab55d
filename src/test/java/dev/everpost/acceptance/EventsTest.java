package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.sns.EnvelopeCheck;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.RecipientDomain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application that used to hear from SES: its endpoint confirms, then hears of its mail under our message ids, whichever
 * provider carried it.
 */
@Tag("acceptance")
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventsTest {

    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:mail-events";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Endpoint ENDPOINT = new Endpoint();
    private static Rig rig;
    private static SesV2Client ses;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("ses: { region: eu-west-1, account_id: 123456789012 }");
        rig.config.also("topics: { mail-events: { subscriptions: [\"" + ENDPOINT.url() + "\"] } }");
        rig.start();
        ses = SesV2Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + rig.config.httpPort))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ConfigFile.AWS_KEY_ID, ConfigFile.AWS_SECRET)))
                .build();
    }

    @AfterAll
    static void close() {
        ses.close();
        rig.close();
        ENDPOINT.close();
    }

    @Test
    @Order(1)
    void theEndpointIsAskedAndConfirmsByTheLink() {
        var asked = json(ENDPOINT.await(1).getFirst().body());

        assertThat(asked.path("Type").asString()).isEqualTo("SubscriptionConfirmation");
        var link = asked.path("SubscribeURL").asString();
        var answer = rig.rest.get(link.substring(link.indexOf("/sns?")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<SubscriptionArn>" + ARN + ":");
        assertThat(rig.rest
                        .get("/api/v1/topics")
                        .json()
                        .at("/subscriptions/0/state")
                        .asString())
                .isEqualTo("confirmed");
    }

    @Test
    @Order(2)
    void aTopicThatIsAttachedIsGreetedAsSesDoesIt() {
        ses.createConfigurationSet(set -> set.configurationSetName("orders"));
        ses.createConfigurationSetEventDestination(attach -> attach.configurationSetName("orders")
                .eventDestinationName("all")
                .eventDestination(to -> to.enabled(true)
                        .matchingEventTypes(List.of(
                                EventType.SEND,
                                EventType.DELIVERY,
                                EventType.BOUNCE,
                                EventType.COMPLAINT,
                                EventType.DELIVERY_DELAY,
                                EventType.RENDERING_FAILURE))
                        .snsDestination(sns -> sns.topicArn(ARN))));

        var greeting = json(ENDPOINT.await(2).get(1).body());

        assertThat(greeting.path("Message").asString())
                .isEqualTo("Successfully validated SNS topic for Amazon SES event publishing.");
    }

    @Test
    @Order(3)
    void sendAndDeliveryAreToldWhicheverProviderCarriedIt() {
        var first = send("ann@example.net");
        assertThat(event(first, "Send").path("mail").path("destination").get(0).asString())
                .isEqualTo("ann@example.net");
        assertThat(event(first, "Delivery")
                        .path("delivery")
                        .path("recipients")
                        .get(0)
                        .asString())
                .isEqualTo("ann@example.net");

        rig.sandbox.provider("alpha").orElseThrow().set(new ConnectionRefused());
        var second = send("bob@example.net");
        event(second, "Delivery");

        assertThat(rig.mailroom.of("ann@example.net").getFirst().provider()).isEqualTo("alpha");
        assertThat(rig.mailroom.of("bob@example.net").getFirst().provider()).isEqualTo("beta");
    }

    @Test
    @Order(4)
    void aRefusedRecipientIsABounce() {
        rig.sandbox.provider("alpha").orElseThrow().set(new ConnectionRefused());
        rig.sandbox.provider("beta").orElseThrow().set(new RecipientDomain("gone.example", 550));

        var bounce = event(send("nobody@gone.example"), "Bounce").path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.at("/bouncedRecipients/0/emailAddress").asString()).isEqualTo("nobody@gone.example");
        assertThat(bounce.at("/bouncedRecipients/0/diagnosticCode").asString()).startsWith("smtp; 550");
    }

    @Test
    @Order(5)
    void aSuppressedRecipientIsABounceOfTheSuppressionList() {
        ses.putSuppressedDestination(put -> put.emailAddress("left@example.net").reason("COMPLAINT"));

        var bounce = event(send("left@example.net"), "Bounce").path("bounce");

        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("OnAccountSuppressionList");
    }

    @Test
    @Order(6)
    void aTemplateThatCannotBeFilledIsARenderingFailure() {
        ses.createEmailTemplate(create -> create.templateName("welcome")
                .templateContent(content -> content.subject("Hello {{name}}").text("Welcome {{name}}")));

        var id = send(
                "ann@example.net",
                EmailContent.builder()
                        .template(template -> template.templateName("welcome").templateData("{}"))
                        .build());

        assertThat(event(id, "Rendering Failure")
                        .path("failure")
                        .path("templateName")
                        .asString())
                .isEqualTo("welcome");
    }

    @Test
    @Order(7)
    void anEventSurvivesAnEndpointThatFailsAndAGatewayThatIsKilled() {
        rig.sandbox.provider("beta").orElseThrow().set();
        ENDPOINT.answers(503, "later");
        var id = send("cy@example.net");
        Await.until("the endpoint is tried", PATIENCE, () -> isTold(id));

        rig.gateway().kill();
        ENDPOINT.answers(200, "");
        rig.start();

        assertThat(event(id, "Delivery").path("mail").path("messageId").asString())
                .isEqualTo(id);
    }

    @Test
    @Order(8)
    void everythingIsSignedByTheCertificateThatWeServe() {
        assertThat(ENDPOINT.requests()).allSatisfy(request -> {
            var url = json(request.body()).path("SigningCertURL").asString();
            var pem = rig.rest.get(url.substring(url.indexOf("/sns/"))).text();
            assertThat(EnvelopeCheck.isGenuine(request.body(), pem)).isTrue();
        });
    }

    private static String send(String to) {
        return send(
                to,
                EmailContent.builder()
                        .simple(simple -> simple.subject(subject -> subject.data("Your order"))
                                .body(body -> body.text(text -> text.data("Hello"))))
                        .build());
    }

    private static String send(String to, EmailContent content) {
        return ses.sendEmail(send -> send.fromEmailAddress("shop@example.com")
                        .destination(destination -> destination.toAddresses(to))
                        .configurationSetName("orders")
                        .content(content))
                .messageId();
    }

    private static boolean isTold(String id) {
        return ENDPOINT.requests().stream().anyMatch(request -> request.body().contains(id));
    }

    /** The event of a type about a message, as the endpoint got it. */
    private static JsonNode event(String id, String type) {
        Await.until(
                () -> type + " of " + id + "; log:\n" + rig.gateway().log(),
                PATIENCE,
                () -> !events(id, type).isEmpty());
        return events(id, type).getFirst();
    }

    private static List<JsonNode> events(String id, String type) {
        return ENDPOINT.requests().stream()
                .map(request -> json(request.body()).path("Message").asString(""))
                .filter(message -> message.startsWith("{"))
                .map(EventsTest::json)
                .filter(event -> event.path("eventType").asString().equals(type))
                .filter(event -> event.path("mail").path("messageId").asString().equals(id))
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
