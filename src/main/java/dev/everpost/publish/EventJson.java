package dev.everpost.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes an event exactly in SES's shape. */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String reporter;

    /** @param hostname of the gateway */
    EventJson(String hostname) {
        this.reporter = hostname;
    }

    String write(SesEvent event, Map<String, Object> mail) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("eventType", event.type().label());
        members.put("mail", mail);
        switch (event) {
            case SesEvent.Send() -> members.put("send", Map.of());
            case SesEvent.Delivery delivery -> members.put("delivery", delivery(delivery));
            case SesEvent.Bounce bounce -> members.put("bounce", bounce(bounce));
            case SesEvent.Complaint complaint -> members.put("complaint", complaint(complaint));
            case SesEvent.Reject(var reason) -> members.put("reject", Map.of("reason", reason));
            case SesEvent.Open(var at, var by) -> members.put("open", reader(Stamp.of(at), by));
            case SesEvent.Click click -> members.put("click", click(click));
            case SesEvent.RenderingFailure(var template, var why) -> members.put("failure", failure(template, why));
            case SesEvent.DeliveryDelay delay -> members.put("deliveryDelay", delay(delay));
            case SesEvent.Subscription subscription -> members.put("subscription", subscription(subscription));
        }
        return JSON.writeValueAsString(members);
    }

    private Map<String, @Nullable Object> delivery(SesEvent.Delivery delivery) {
        return members(
                "timestamp",
                Stamp.of(delivery.at()),
                "processingTimeMillis",
                delivery.took().toMillis(),
                "recipients",
                delivery.recipients(),
                "smtpResponse",
                delivery.reply(),
                "reportingMTA",
                reporter);
    }

    private Map<String, @Nullable Object> bounce(SesEvent.Bounce bounce) {
        return members(
                "bounceType",
                bounce.kind().type(),
                "bounceSubType",
                bounce.kind().subType(),
                "bouncedRecipients",
                bounce.recipients().stream()
                        .map(failed -> members(
                                "emailAddress",
                                failed.address(),
                                "action",
                                "failed",
                                "status",
                                failed.diagnosis().status(),
                                "diagnosticCode",
                                failed.diagnosis().diagnosticCode()))
                        .toList(),
                "timestamp",
                Stamp.of(bounce.at()),
                "feedbackId",
                bounce.feedbackId(),
                "reportingMTA",
                "dns; " + reporter);
    }

    private static Map<String, @Nullable Object> complaint(SesEvent.Complaint complaint) {
        return members(
                "arrivalDate",
                Stamp.of(complaint.arrivedAt()),
                "complainedRecipients",
                complaint.recipients().stream()
                        .map(address -> Map.of("emailAddress", address))
                        .toList(),
                "timestamp",
                Stamp.of(complaint.at()),
                "feedbackId",
                complaint.feedbackId(),
                "complaintSubType",
                complaint.subType(),
                "userAgent",
                complaint.agent(),
                "complaintFeedbackType",
                complaint.feedbackType());
    }

    private static Map<String, @Nullable Object> reader(String at, SesEvent.Reader by) {
        return members("ipAddress", by.address(), "timestamp", at, "userAgent", by.agent());
    }

    private static Map<String, @Nullable Object> click(SesEvent.Click click) {
        var members = reader(Stamp.of(click.at()), click.by());
        members.put("link", click.link());
        members.put("linkTags", null);
        return members;
    }

    private static Map<String, @Nullable Object> failure(String template, String why) {
        return members("errorMessage", why, "templateName", template);
    }

    private static Map<String, @Nullable Object> delay(SesEvent.DeliveryDelay delay) {
        return members(
                "timestamp",
                Stamp.of(delay.at()),
                "delayType",
                delay.delayType(),
                "expirationTime",
                Stamp.of(delay.expires()),
                "delayedRecipients",
                delay.recipients().stream()
                        .map(failed -> members(
                                "emailAddress",
                                failed.address(),
                                "status",
                                failed.diagnosis().status(),
                                "diagnosticCode",
                                failed.diagnosis().diagnosticCode()))
                        .toList());
    }

    /** We keep no contact lists: who unsubscribes wants none of our mail. */
    private static Map<String, @Nullable Object> subscription(SesEvent.Subscription subscription) {
        return members(
                "contactList",
                "",
                "timestamp",
                Stamp.of(subscription.at()),
                "source",
                subscription.source(),
                "newTopicPreferences",
                members("unsubscribeAll", true, "topicSubscriptionStatus", List.of()),
                "oldTopicPreferences",
                members("unsubscribeAll", false, "topicSubscriptionStatus", List.of()));
    }

    private static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }
}
