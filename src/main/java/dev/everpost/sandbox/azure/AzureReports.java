package dev.everpost.sandbox.azure;

import dev.everpost.sandbox.HttpAnswer.Header;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Event Grid's posts, in its own schema: an array of events, and who posts in the fields of the request. */
final class AzureReports {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOPIC =
            "/subscriptions/0/resourceGroups/simulated/providers/microsoft.communication/communicationservices/simulated";

    private AzureReports() {}

    static List<HookPost> posts(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return List.of();
        }
        var events = happenings.stream().map(AzureReports::delivery).toList();
        return List.of(post("Notification", events));
    }

    /** The question before the first post. */
    static HookPost validation(String code) {
        var data =
                Map.of("validationCode", code, "validationUrl", "https://rp.eventgrid.azure.net/validate?id=" + code);
        return post(
                "SubscriptionValidation",
                List.of(event("Microsoft.EventGrid.SubscriptionValidationEvent", "", data, "2026-11-22T12:00:00Z")));
    }

    private static HookPost post(String kind, List<Map<String, Object>> events) {
        var headers = List.of(
                new Header("aeg-event-type", kind),
                new Header("aeg-subscription-name", "SIMULATED"),
                new Header("aeg-delivery-count", "0"),
                new Header("aeg-data-version", "1.0"));
        return new HookPost("application/json; charset=utf-8", headers, JSON.writeValueAsBytes(events));
    }

    private static Map<String, Object> delivery(Happening happening) {
        var data = new LinkedHashMap<String, Object>();
        data.put("sender", happening.sender());
        data.put("recipient", happening.recipient());
        data.put("messageId", happening.id());
        data.put("internetMessageId", "<" + happening.id() + "@simulated.azurecomm.example>");
        data.put("status", status(happening));
        data.put("deliveryStatusDetails", details(happening));
        data.put("deliveryAttemptTimestamp", happening.at().toString());
        var subject = "sender/" + happening.sender() + "/message/" + happening.id();
        return event(
                "Microsoft.Communication.EmailDeliveryReportReceived",
                subject,
                data,
                happening.at().toString());
    }

    private static Map<String, Object> event(String type, String subject, Object data, String at) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", UUID.randomUUID().toString());
        event.put("topic", TOPIC);
        event.put("subject", subject);
        event.put("data", data);
        event.put("eventType", type);
        event.put("dataVersion", "1.0");
        event.put("metadataVersion", "1");
        event.put("eventTime", at);
        return event;
    }

    /** Azure has no word for a complaint. */
    private static String status(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED, COMPLAINED -> "Delivered";
            case BOUNCED -> "Bounced";
            case SUPPRESSED -> "Suppressed";
        };
    }

    private static Map<String, String> details(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED, COMPLAINED -> Map.of("statusMessage", "", "recipientMailServerHostName", "mx.example.com");
            case BOUNCED ->
                Map.of("statusMessage", "550 5.1.1 user unknown", "recipientMailServerHostName", "mx.example.com");
            case SUPPRESSED -> Map.of("statusMessage", "The recipient is on the suppression list.");
        };
    }
}
