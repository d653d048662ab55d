package dev.everpost.provider.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import dev.everpost.publish.Endpoint;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedSes;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What SES reports by its topics: believed when SNS signed it, and read whatever it tells. */
class SesHookTest {

    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:ses-events";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Sandbox SANDBOX = new Sandbox(World.real(), new Mailroom(World.real()));
    private static final Endpoint ENDPOINT = new Endpoint();
    private static SimulatedSes ses;
    private static SesHook hook;
    private static String envelope;

    @BeforeAll
    static void topic() throws IOException {
        ses = SANDBOX.ses("ses", 0, false);
        hook = new SesHook(
                new SesHookSettings(List.of(ARN), List.of(ses.endpoint().getAuthority()), "bus-secret"));
        ses.reportTo(ENDPOINT.url(), ARN, 2);
        confirm(ENDPOINT.await(1).getFirst().body());
        ses.publish(event(
                "Delivery",
                "delivery",
                "\"timestamp\":\"2026-11-22T12:00:05.000Z\",\"recipients\":[\"ann@example.net\"]"));
        envelope = ENDPOINT.await(2).get(1).body();
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
        ENDPOINT.close();
    }

    @Test
    void aSignedNotificationTellsItsEvent() {
        assertThat(told(read(envelope))).singleElement().satisfies(told -> {
            assertThat(told.report()).isEqualTo(Report.DELIVERED);
            assertThat(told.ourId()).isEqualTo("0abcdefghjkmn");
            assertThat(told.providerId()).isEqualTo("ses-1");
            assertThat(told.recipient()).isEqualTo("ann@example.net");
            assertThat(told.happenedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:05Z"));
            assertThat(told.raw()).contains("\"Delivery\"");
        });
    }

    @Test
    void theFirstVersionOfTheSignatureIsBelievedToo() throws IOException {
        try (var endpoint = new Endpoint()) {
            var other = SANDBOX.ses("first", 0, false);
            var reader = new SesHook(
                    new SesHookSettings(List.of(ARN), List.of(other.endpoint().getAuthority()), null));
            other.reportTo(endpoint.url(), ARN, 1);

            var reading = reader.read(request(endpoint.await(1).getFirst().body()));

            assertThat(reading).isInstanceOf(HookReading.Invitation.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"})
    void whatIsChangedOnTheWayIsForged(String member) {
        var changed = json(envelope);
        changed.put(member, changed.path(member).asString().replaceFirst("2", "3") + "x");

        assertThat(read(changed.toString())).isInstanceOfAny(HookReading.Forged.class, HookReading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
                "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-1.pem",
                "https://user@sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
                "https://evil.example/SimpleNotificationService-1.pem",
                "https://sns.eu-west-1.amazonaws.com/other.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem?x=1",
                "https://s3.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
                "not a url",
                ""
            })
    void aCertificateOfAnybodyElseIsNotEvenAskedFor(String url) {
        var changed = json(envelope);
        changed.put("SigningCertURL", url);

        assertThat(read(changed.toString())).isEqualTo(new HookReading.Forged("the SigningCertURL is not one of SNS"));
    }

    @Test
    void theHostsOfSnsAreKnownInEveryPartition() {
        var hosts = new SnsHosts(List.of());
        for (var host : List.of(
                "sns.eu-west-1.amazonaws.com", "sns.us-gov-west-1.amazonaws.com", "sns.cn-north-1.amazonaws.com.cn")) {
            assertThat(hosts.certificate("https://" + host + "/SimpleNotificationService-0a1b.pem"))
                    .as(host)
                    .isPresent();
        }
    }

    @Test
    void anOldEnvelopeAndAnotherTopicAreForged() {
        var late = new HookRequest(
                "POST",
                URI.create("http://us/hooks/ses"),
                Map.of(),
                envelope.getBytes(UTF_8),
                Instant.now().plus(Duration.ofHours(25)));
        var stranger = new SesHook(new SesHookSettings(List.of(ARN + "-2"), List.of(), null));

        assertThat(hook.read(late)).isInstanceOf(HookReading.Forged.class);
        assertThat(stranger.read(request(envelope))).isInstanceOf(HookReading.Forged.class);
    }

    @Test
    void whatIsTruncatedOrNoEnvelopeNeverThrows() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var bytes = envelope.getBytes(UTF_8);
            for (int j = 0; j < 1 + i % 5; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThat(hook.read(request(new String(cut, java.nio.charset.StandardCharsets.ISO_8859_1))))
                    .isNotInstanceOf(HookReading.Invitation.class);
        }
        for (var body :
                List.of("", "[]", "null", "1", "{}", "[".repeat(50_000), "{\"Type\":{}}", "{\"a\":1,\"a\":2}")) {
            assertThat(hook.read(request(body))).isInstanceOf(HookReading.Malformed.class);
        }
    }

    @Test
    void everyEventHasItsWord() {
        assertThat(one("Send", "send", "").report()).isEqualTo(Report.SENT);
        assertThat(one("Bounce", "bounce", bounce("Permanent", "NoEmail", "5.1.1"))
                        .report())
                .isEqualTo(Report.BOUNCED_FOR_GOOD);
        assertThat(one("Bounce", "bounce", bounce("Transient", "MailboxFull", "4.2.2"))
                        .details())
                .containsEntry("reason", "mailbox_full")
                .containsEntry("subtype", "MailboxFull")
                .containsEntry("status", "4.2.2");
        assertThat(one("Bounce", "bounce", bounce("Undetermined", "Undetermined", ""))
                        .report())
                .isEqualTo(Report.BOUNCED_FOR_NOW);
        assertThat(one(
                                "Complaint",
                                "complaint",
                                "\"complainedRecipients\":[{\"emailAddress\":\"a@b.example\"}],\"complaintFeedbackType\":\"abuse\",\"userAgent\":\"x\"")
                        .details())
                .containsEntry("type", "abuse")
                .containsEntry("agent", "x");
        assertThat(one("Reject", "reject", "\"reason\":\"Bad content\"").details())
                .containsEntry("diagnostic", "Bad content");
        assertThat(one("Rendering Failure", "failure", "\"errorMessage\":\"no name\"")
                        .report())
                .isEqualTo(Report.REJECTED);
        assertThat(one("Open", "open", "\"userAgent\":\"Mozilla\",\"ipAddress\":\"192.0.2.1\"")
                        .report())
                .isEqualTo(Report.OPENED);
        assertThat(one("Click", "click", "\"link\":\"https://example.com/\"").details())
                .containsEntry("link", "https://example.com/");
        assertThat(one(
                                "DeliveryDelay",
                                "deliveryDelay",
                                "\"delayType\":\"MailboxFull\",\"delayedRecipients\":[{\"emailAddress\":\"a@b.example\",\"status\":\"4.2.2\"}]")
                        .report())
                .isEqualTo(Report.DELAYED);
        assertThat(one("Subscription", "subscription", "\"newTopicPreferences\":{\"unsubscribeAll\":true}")
                        .report())
                .isEqualTo(Report.UNSUBSCRIBED);
    }

    @Test
    void anEventOfATypeThatNobodyKnowsIsToldWithItsText() {
        var told = one("Teleported", "teleport", "\"to\":\"mars\"");

        assertThat(told.report()).isEqualTo(Report.UNKNOWN);
        assertThat(told.event()).isEqualTo("Teleported");
        assertThat(told.raw()).contains("mars");
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherRecipientAnother() {
        var both = "\"bounceType\":\"Permanent\",\"timestamp\":\"2026-11-22T12:00:05.000Z\",\"bouncedRecipients\":"
                + "[{\"emailAddress\":\"a@b.example\"},{\"emailAddress\":\"c@b.example\"}]";
        var event = json(event("Bounce", "bounce", both));

        var first = SesEvents.read(event, "", Instant.EPOCH);
        var again = SesEvents.read(event, "", Instant.now());

        assertThat(first).extracting(Told::eventId).doesNotHaveDuplicates().hasSize(2);
        assertThat(again)
                .extracting(Told::eventId)
                .containsExactlyElementsOf(first.stream().map(Told::eventId).toList());
    }

    @Test
    void feedbackNotificationsAreReadTooAndFindOurIdInTheHeader() {
        var event = json(
                "{\"notificationType\":\"Delivery\",\"mail\":{\"messageId\":\"m\",\"destination\":[\"a@b.example\"],"
                        + "\"headers\":[{\"name\":\"X-Everpost-ID\",\"value\":\"0abcdefghjkmn\"}]},"
                        + "\"delivery\":{\"recipients\":[\"a@b.example\"]}}");

        assertThat(SesEvents.read(event, "", Instant.EPOCH))
                .singleElement()
                .satisfies(told -> assertThat(told.ourId()).isEqualTo("0abcdefghjkmn"));
    }

    @Test
    void anEventBusIsBelievedByItsSecret() {
        var event = "{\"detail-type\":\"Email Delivered\",\"source\":\"aws.ses\",\"detail\":"
                + event("Delivery", "delivery", "\"recipients\":[\"ann@example.net\"]") + "}";

        assertThat(told(hook.read(request(event, Map.of("x-everpost-secret", "bus-secret")))))
                .hasSize(1);
        assertThat(hook.read(request(event, Map.of("x-everpost-secret", "guess"))))
                .isInstanceOf(HookReading.Forged.class);
        assertThat(hook.read(request(event))).isInstanceOf(HookReading.Forged.class);
    }

    private static void confirm(String body) {
        var reading = (HookReading.Invitation) hook.read(request(body));
        try {
            reading.visit().toURL().openStream().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(ses.isConfirmed()).isTrue();
    }

    private static Told one(String type, String member, String members) {
        return SesEvents.read(json(event(type, member, members)), event(type, member, members), Instant.EPOCH)
                .getFirst();
    }

    private static String bounce(String type, String subType, String status) {
        return "\"bounceType\":\"" + type + "\",\"bounceSubType\":\"" + subType
                + "\",\"bouncedRecipients\":[{\"emailAddress\":\"a@b.example\",\"status\":\"" + status + "\"}]";
    }

    private static String event(String type, String member, String members) {
        return "{\"eventType\":\"" + type
                + "\",\"mail\":{\"timestamp\":\"2026-11-22T12:00:00.000Z\",\"messageId\":\"ses-1\","
                + "\"destination\":[\"ann@example.net\"],\"tags\":{\"everpost-id\":[\"0abcdefghjkmn\"]}},\"" + member
                + "\":{" + members + "}}";
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    private static HookReading read(String body) {
        return hook.read(request(body));
    }

    private static List<Told> told(HookReading reading) {
        assertThat(reading).isInstanceOf(HookReading.Tidings.class);
        return ((HookReading.Tidings) reading).all();
    }

    private static HookRequest request(String body) {
        return request(body, Map.of());
    }

    private static HookRequest request(String body, Map<String, String> headers) {
        return new HookRequest("POST", URI.create("http://us/hooks/ses"), headers, body.getBytes(UTF_8), Instant.now());
    }
}
