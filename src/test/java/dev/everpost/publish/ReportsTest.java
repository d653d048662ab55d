package dev.everpost.publish;

import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.ended;
import static dev.everpost.publish.Letters.reported;
import static dev.everpost.publish.Letters.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import org.junit.jupiter.api.Test;

/** What providers report becomes events with the members of SES's documented examples. */
class ReportsTest {

    private final Telling telling = new Telling();

    @Test
    void aReportOfDeliveryIsNoSecondEventAfterTheHandOver() {
        assertThat(telling.events(Letters.of("ann@example.net"), reported(Report.DELIVERED)))
                .isEmpty();
    }

    @Test
    void withReportedADeliveryIsToldWhenAProviderReportsItAndNotBefore() {
        telling.deliveryEvent = DeliveryEvent.REPORTED;
        var letter = Letters.of("ann@example.net");

        assertThat(telling.events(letter, ended(1, taken()))).isEmpty();
        assertThat(telling.events(letter, reported(Report.DELIVERED, "diagnostic", "250 OK")))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("delivery").path("smtpResponse").asString())
                        .isEqualTo("250 OK"));
    }

    @Test
    void aComplaintHasTheMembersOfTheExample() {
        var event = telling.only(
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
        var bounce = telling.only(
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

        var open = telling.only(letter, reported(Report.OPENED, "address", "192.0.2.1", "agent", "Mozilla/5.0"));
        telling.ledger.happens(reported(Report.CLICKED, "agent", "Mozilla/5.0", "link", "https://example.com/a"));
        var click = telling.after(1).getFirst();

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
        var event = telling.only(Letters.of("ann@example.net"), reported(Report.UNSUBSCRIBED));

        assertThat(event.path("eventType").asString()).isEqualTo("Subscription");
        assertThat(event.path("subscription").propertyNames())
                .containsExactly("contactList", "timestamp", "source", "newTopicPreferences", "oldTopicPreferences");
        assertThat(event.path("subscription").path("newTopicPreferences"))
                .hasToString("{\"unsubscribeAll\":true,\"topicSubscriptionStatus\":[]}");
    }

    @Test
    void aRejectedMessageSaysWhy() {
        assertThat(telling.only(Letters.of("ann@example.net"), reported(Report.REJECTED))
                        .path("reject"))
                .hasToString("{\"reason\":\"Bad content\"}");
    }
}
