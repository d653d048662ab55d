package dev.everpost.provider.ses;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * SES's events in our words, one for each recipient: those of event publishing ({@code eventType}) and of feedback notifications
 * ({@code notificationType}), which have the same members. An event of another type is told as unknown, not dropped.
 */
final class SesEvents {

    /** SES takes 50 recipients a message. */
    private static final int RECIPIENTS_MAX = 50;

    private SesEvents() {}

    /** What an event tells; empty when it is about no mail. */
    static List<Told> read(JsonNode event, String raw, Instant receivedAt) {
        var type = text(event, "eventType").isEmpty() ? text(event, "notificationType") : text(event, "eventType");
        if (type.isEmpty() || !event.path("mail").isObject()) {
            return List.of();
        }
        var about = new SesMail(event.path("mail"), raw, type, receivedAt);
        return switch (type) {
            case "Send" -> all(about, Report.SENT, Map.of(), text(event.path("mail"), "timestamp"));
            case "Delivery" -> delivery(about, event.path("delivery"));
            case "Bounce" -> bounce(about, event.path("bounce"));
            case "Complaint" -> complaint(about, event.path("complaint"));
            case "Reject" ->
                all(
                        about,
                        Report.REJECTED,
                        details("diagnostic", text(event.path("reject"), "reason"), "reason", "content"),
                        text(event.path("mail"), "timestamp"));
            case "Rendering Failure" ->
                all(
                        about,
                        Report.REJECTED,
                        details("diagnostic", text(event.path("failure"), "errorMessage"), "reason", "content"),
                        text(event.path("mail"), "timestamp"));
            case "Open" -> reading(about, event.path("open"), Report.OPENED);
            case "Click" -> reading(about, event.path("click"), Report.CLICKED);
            case "DeliveryDelay" -> delay(about, event.path("deliveryDelay"));
            case "Subscription" -> subscription(about, event.path("subscription"));
            default -> List.of(about.told(Report.UNKNOWN, about.onlyRecipient(), "", Map.of()));
        };
    }

    private static List<Told> delivery(SesMail about, JsonNode delivery) {
        var details = details("diagnostic", text(delivery, "smtpResponse"), "mta", text(delivery, "reportingMTA"));
        var told = new ArrayList<Told>();
        for (var recipient : first(delivery.path("recipients"))) {
            told.add(about.told(Report.DELIVERED, recipient.asString(""), text(delivery, "timestamp"), details));
        }
        return told;
    }

    /** Undetermined is what SES could not read: it is not held against the address. */
    private static List<Told> bounce(SesMail about, JsonNode bounce) {
        var report = text(bounce, "bounceType").equals("Permanent") ? Report.BOUNCED_FOR_GOOD : Report.BOUNCED_FOR_NOW;
        var subType = text(bounce, "bounceSubType");
        return each(about, report, bounce, "bouncedRecipients", (recipient, details) -> {
            put(details, "subtype", subType);
            put(details, "mta", text(bounce, "reportingMTA"));
            put(details, "reason", SesReasons.ofBounce(subType, text(recipient, "status")));
            return details;
        });
    }

    private static List<Told> delay(SesMail about, JsonNode delay) {
        var type = text(delay, "delayType");
        return each(about, Report.DELAYED, delay, "delayedRecipients", (recipient, details) -> {
            put(details, "subtype", type);
            put(details, "mta", text(delay, "reportingMTA"));
            put(details, "reason", SesReasons.ofDelay(type));
            return details;
        });
    }

    private static List<Told> complaint(SesMail about, JsonNode complaint) {
        return each(about, Report.COMPLAINED, complaint, "complainedRecipients", (recipient, details) -> {
            put(details, "type", text(complaint, "complaintFeedbackType"));
            put(details, "subtype", text(complaint, "complaintSubType"));
            put(details, "agent", text(complaint, "userAgent"));
            put(details, "feedback_id", text(complaint, "feedbackId"));
            return details;
        });
    }

    private static List<Told> each(
            SesMail about,
            Report report,
            JsonNode event,
            String recipients,
            BiFunction<JsonNode, Map<String, String>, Map<String, String>> more) {
        var told = new ArrayList<Told>();
        for (var recipient : first(event.path(recipients))) {
            var details = details("status", text(recipient, "status"), "diagnostic", text(recipient, "diagnosticCode"));
            var whole = more.apply(recipient, details);
            told.add(about.told(report, text(recipient, "emailAddress"), text(event, "timestamp"), whole));
        }
        return told;
    }

    /** SES does not say which of several recipients read it. */
    private static List<Told> reading(SesMail about, JsonNode reading, Report report) {
        var details = details("agent", text(reading, "userAgent"), "address", text(reading, "ipAddress"));
        put(details, "link", text(reading, "link"));
        return List.of(about.told(report, about.onlyRecipient(), text(reading, "timestamp"), details));
    }

    private static List<Told> subscription(SesMail about, JsonNode subscription) {
        boolean left =
                subscription.path("newTopicPreferences").path("unsubscribeAll").asBoolean(false);
        return List.of(about.told(
                left ? Report.UNSUBSCRIBED : Report.UNKNOWN,
                about.onlyRecipient(),
                text(subscription, "timestamp"),
                details("source", text(subscription, "source"), "contact_list", text(subscription, "contactList"))));
    }

    private static List<Told> all(SesMail about, Report report, Map<String, String> details, String at) {
        return about.destination().stream()
                .map(recipient -> about.told(report, recipient, at, details))
                .toList();
    }

    private static List<JsonNode> first(JsonNode list) {
        return list.valueStream().limit(RECIPIENTS_MAX).toList();
    }

    static String text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() ? value.asString() : "";
    }

    static Instant time(String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return otherwise;
        }
    }

    private static Map<String, String> details(String name, String value, String other, String otherValue) {
        var details = new LinkedHashMap<String, String>();
        put(details, name, value);
        put(details, other, otherValue);
        return details;
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }
}
