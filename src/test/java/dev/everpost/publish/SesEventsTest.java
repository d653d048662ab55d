package dev.everpost.publish;

import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.NOON;
import static dev.everpost.publish.Letters.admitted;
import static dev.everpost.publish.Letters.ended;
import static dev.everpost.publish.Letters.later;
import static dev.everpost.publish.Letters.refused;
import static dev.everpost.publish.Letters.reported;
import static dev.everpost.publish.Letters.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Outbox.NewParcel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each event has the members of SES's documented examples. */
class SesEventsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DeliveryEvent deliveryEvent = DeliveryEvent.HANDED_OVER;
    private final ToldLedger ledger = new ToldLedger();

    @Test
    void sendTellsOfTheMessage() {
        var event = only(Letters.of("ann@example.net", "bob@example.org"), admitted());

        assertThat(event.propertyNames()).containsExactly("eventType", "mail", "send");
        assertThat(event.path("eventType").asString()).isEqualTo("Send");
        assertThat(event.path("send").isEmpty()).isTrue();
        var mail = event.path("mail");
        assertThat(mail.propertyNames())
                .containsExactly(
                        "timestamp",
                        "source",
                        "sourceArn",
                        "sendingAccountId",
                        "messageId",
                        "destination",
                        "headersTruncated",
                        "headers",
                        "commonHeaders",
                        "tags");
        assertThat(mail.path("timestamp").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(mail.path("source").asString()).isEqualTo("shop@example.com");
        assertThat(mail.path("sourceArn").asString())
                .isEqualTo("arn:aws:ses:eu-west-1:123456789012:identity/shop@example.com");
        assertThat(mail.path("messageId").asString()).isEqualTo(ID.toString());
        assertThat(texts(mail.path("destination"))).containsExactly("ann@example.net", "bob@example.org");
        assertThat(mail.path("headersTruncated").asBoolean()).isFalse();
        assertThat(mail.path("headers").get(3).path("name").asString()).isEqualTo("Subject");
        assertThat(mail.path("headers").get(4)).hasToString("{\"name\":\"X-Shop\",\"value\":\"17\"}");
    }

    @Test
    void theCommonHeadersAreReadFromTheMessage() {
        var common =
                only(Letters.of("ann@example.net"), admitted()).path("mail").path("commonHeaders");

        assertThat(texts(common.path("from"))).containsExactly("Shop <shop@example.com>");
        assertThat(texts(common.path("to"))).containsExactly("Ann <ann@example.net>", "bob@example.org");
        assertThat(common.path("subject").asString()).isEqualTo("Your order");
        assertThat(common.path("date").asString()).isEqualTo("Sun, 22 Nov 2026 12:00:00 +0000");
        assertThat(common.path("messageId").asString()).isEqualTo(ID.toString());
    }

    @Test
    void tagsAreListsWithThoseOfSesAmongThem() {
        var tags = only(Letters.of("ann@example.net"), admitted()).path("mail").path("tags");

        assertThat(tags)
                .hasToString("{\"campaign\":[\"autumn\"],\"ses:caller-identity\":[\"shop\"],"
                        + "\"ses:configuration-set\":[\"orders\"],\"ses:from-domain\":[\"example.com\"],"
                        + "\"ses:operation\":[\"SendEmail\"]}");
    }

    @Test
    void aLongHeaderIsCutAndSaysSo() {
        var letter = Letters.withFields(
                Map.of("ses:configuration-set", "orders"), "X-Long: " + "x".repeat(11_000) + "\r\n", "ann@example.net");

        var mail = only(letter, admitted()).path("mail");

        assertThat(mail.path("headersTruncated").asBoolean()).isTrue();
        assertThat(mail.path("headers").size()).isEqualTo(3);
    }

    @Test
    void aMessageWhoseBytesAreGoneIsToldWithoutItsHeaders() {
        ledger.dropBodies();

        var mail = only(Letters.of("ann@example.net"), admitted()).path("mail");

        assertThat(mail.path("headers").isEmpty()).isTrue();
        assertThat(mail.path("headersTruncated").asBoolean()).isTrue();
    }

    @Test
    void deliveryTellsWhoTookIt() {
        var event = only(Letters.of("ann@example.net"), ended(1, taken()));

        assertThat(event.path("eventType").asString()).isEqualTo("Delivery");
        assertThat(event.path("delivery"))
                .hasToString("{\"timestamp\":\"2026-11-22T12:00:00.250Z\",\"processingTimeMillis\":250,"
                        + "\"recipients\":[\"ann@example.net\"],\"smtpResponse\":\"250 2.0.0 Ok: queued as ABC\","
                        + "\"reportingMTA\":\"mx.example.com\"}");
    }

    @Test
    void aReportOfDeliveryIsNoSecondEventAfterTheHandOver() {
        assertThat(events(Letters.of("ann@example.net"), reported(Report.DELIVERED)))
                .isEmpty();
    }

    @Test
    void withReportedADeliveryIsToldWhenAProviderReportsItAndNotBefore() {
        deliveryEvent = DeliveryEvent.REPORTED;
        var letter = Letters.of("ann@example.net");

        assertThat(events(letter, ended(1, taken()))).isEmpty();
        assertThat(events(letter, reported(Report.DELIVERED, "diagnostic", "250 OK")))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("delivery").path("smtpResponse").asString())
                        .isEqualTo("250 OK"));
    }

    @Test
    void aRefusedRecipientIsAPermanentBounce() {
        var event = only(Letters.of("ann@example.net"), ended(1, refused("550 5.1.1 user unknown")));

        assertThat(event.path("eventType").asString()).isEqualTo("Bounce");
        assertThat(event.path("bounce"))
                .hasToString("{\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"bouncedRecipients\":["
                        + "{\"emailAddress\":\"ann@example.net\",\"action\":\"failed\",\"status\":\"5.1.1\","
                        + "\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"}],"
                        + "\"timestamp\":\"2026-11-22T12:00:00.250Z\",\"feedbackId\":\"" + ID + "-1\","
                        + "\"reportingMTA\":\"dns; mx.example.com\"}");
    }

    @Test
    void oneAttemptWithDifferentEndsMakesAnEventForEach() {
        var events = events(
                Letters.of("ann@example.net", "bob@example.org", "cy@example.org"),
                ended(1, taken(), refused("550 5.1.1 unknown"), refused("552 5.2.2 mailbox full")));

        assertThat(events)
                .extracting(event -> event.path("eventType").asString())
                .containsExactly("Delivery", "Bounce", "Bounce");
        assertThat(events.get(2).path("bounce").path("bounceSubType").asString())
                .isEqualTo("MailboxFull");
        assertThat(events.get(2).path("bounce").path("bounceType").asString()).isEqualTo("Transient");
    }

    @Test
    void refusedContentIsNoReasonToGiveTheAddressUp() {
        var refused = new Outcome.Refused(Outcome.Scope.CONTENT, "554 5.7.1 looks like spam");

        var bounce = only(Letters.of("ann@example.net"), ended(1, refused)).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Transient");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("ContentRejected");
    }

    @Test
    void aSuppressedRecipientIsABounceOfTheSuppressionList() {
        var fact = new Fact.Suppressed(NOON, ID, Map.of(0, "hard bounce since yesterday"));

        var bounce = only(Letters.of("ann@example.net"), fact).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("OnAccountSuppressionList");
        assertThat(bounce.path("bouncedRecipients").get(0).path("emailAddress").asString())
                .isEqualTo("ann@example.net");
    }

    @Test
    void anExpiredRecipientIsATransientBounce() {
        var fact = new Fact.Expired(NOON, ID, List.of(0), "no provider could take it");

        var bounce = only(Letters.of("ann@example.net"), fact).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Transient");
        assertThat(bounce.path("bouncedRecipients").get(0).path("status").asString())
                .isEqualTo("4.0.0");
    }

    @Test
    void onlyTheFirstDelayOfARecipientIsTold() {
        var letter = Letters.of("ann@example.net");
        ledger.happens(ended(1, later("421 4.4.1 connection timed out")));

        var first = events(letter);
        ledger.happens(ended(2, later("421 4.4.1 connection timed out")));

        assertThat(first)
                .singleElement()
                .satisfies(event -> assertThat(event.path("deliveryDelay"))
                        .hasToString("{\"timestamp\":\"2026-11-22T12:00:00.250Z\","
                                + "\"delayType\":\"TransientCommunicationFailure\","
                                + "\"expirationTime\":\"2026-11-22T16:00:00.000Z\",\"delayedRecipients\":["
                                + "{\"emailAddress\":\"ann@example.net\",\"status\":\"4.4.1\","
                                + "\"diagnosticCode\":\"smtp; 421 4.4.1 connection timed out\"}]}"));
        assertThat(dispatch().after(1, 10).parcels()).isEmpty();
    }

    @Test
    void aProviderThatFailsIsOurOwnAffair() {
        var down = new Outcome.ProviderDown(Outcome.Failure.SILENT, "no answer");
        var unknown = new Outcome.Unknown("no answer after the body");

        assertThat(events(Letters.of("ann@example.net", "bob@example.org"), ended(1, down, unknown)))
                .isEmpty();
    }

    @Test
    void aComplaintHasTheMembersOfTheExample() {
        var event = only(
                Letters.of("ann@example.net"),
                reported(Report.COMPLAINED, "type", "abuse", "agent", "AnyCompany Feedback Loop (V0.01)"));

        assertThat(event.path("complaint"))
                .hasToString("{\"arrivalDate\":\"2026-11-22T12:00:30.000Z\",\"complainedRecipients\":["
                        + "{\"emailAddress\":\"ann@example.net\"}],\"timestamp\":\"2026-11-22T12:01:00.000Z\","
                        + "\"feedbackId\":\"" + ID + "-1\",\"complaintSubType\":null,"
                        + "\"userAgent\":\"AnyCompany Feedback Loop (V0.01)\",\"complaintFeedbackType\":\"abuse\"}");
    }

    @Test
    void aReportedBounceKeepsWhatTheProviderSaid() {
        var bounce = only(
                        Letters.of("ann@example.net"),
                        reported(Report.BOUNCED_FOR_GOOD, "status", "5.1.2", "diagnostic", "550 no such domain"))
                .path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bouncedRecipients").get(0))
                .hasToString("{\"emailAddress\":\"ann@example.net\",\"action\":\"failed\",\"status\":\"5.1.2\","
                        + "\"diagnosticCode\":\"smtp; 550 no such domain\"}");
    }

    @Test
    void opensAndClicksTellWhatWasReported() {
        var letter = Letters.of("ann@example.net");

        var open = only(letter, reported(Report.OPENED, "address", "192.0.2.1", "agent", "Mozilla/5.0"));
        ledger.happens(reported(Report.CLICKED, "agent", "Mozilla/5.0", "link", "https://example.com/a"));
        var click = parsed(dispatch().after(1, 10).parcels()).getFirst();

        assertThat(open.path("open"))
                .hasToString("{\"ipAddress\":\"192.0.2.1\",\"timestamp\":\"2026-11-22T12:00:30.000Z\","
                        + "\"userAgent\":\"Mozilla/5.0\"}");
        assertThat(click.path("eventType").asString()).isEqualTo("Click");
        assertThat(click.path("click").path("link").asString()).isEqualTo("https://example.com/a");
        assertThat(click.path("click").propertyNames())
                .containsExactly("ipAddress", "timestamp", "userAgent", "link", "linkTags");
    }

    @Test
    void whoUnsubscribesUnsubscribesFromAll() {
        var event = only(Letters.of("ann@example.net"), reported(Report.UNSUBSCRIBED));

        assertThat(event.path("eventType").asString()).isEqualTo("Subscription");
        assertThat(event.path("subscription").propertyNames())
                .containsExactly("contactList", "timestamp", "source", "newTopicPreferences", "oldTopicPreferences");
        assertThat(event.path("subscription").path("newTopicPreferences"))
                .hasToString("{\"unsubscribeAll\":true,\"topicSubscriptionStatus\":[]}");
    }

    @Test
    void aRejectedMessageSaysWhy() {
        assertThat(only(Letters.of("ann@example.net"), reported(Report.REJECTED))
                        .path("reject"))
                .hasToString("{\"reason\":\"Bad content\"}");
    }

    @Test
    void aRenderingFailureIsSpelledWithASpace() {
        var fact = new Fact.NotRendered(NOON, ID, "welcome", "Attribute 'name' is not present in the rendering data.");

        var event = only(Letters.of("ann@example.net"), fact);

        assertThat(event.path("eventType").asString()).isEqualTo("Rendering Failure");
        assertThat(event.path("failure"))
                .hasToString("{\"errorMessage\":\"Attribute 'name' is not present in the rendering data.\","
                        + "\"templateName\":\"welcome\"}");
    }

    private JsonNode only(NewMessage letter, Fact fact) {
        var events = events(letter, fact);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private List<JsonNode> events(NewMessage letter, Fact... facts) {
        ledger.knows(letter);
        long before = ledger.size();
        for (var fact : facts) {
            ledger.happens(fact);
        }
        return parsed(dispatch().after(facts.length == 0 ? 0 : before, 100).parcels());
    }

    private Dispatch dispatch() {
        return new Dispatch(ledger, (set, type) -> List.of("somebody"), deliveryEvent, Letters.ORIGIN);
    }

    private static List<JsonNode> parsed(List<NewParcel> parcels) {
        return parcels.stream().map(parcel -> JSON.readTree(parcel.body())).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
