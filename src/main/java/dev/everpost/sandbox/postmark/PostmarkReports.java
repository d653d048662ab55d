package dev.everpost.sandbox.postmark;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Postmark's webhooks: one event a request, unsigned, with the credentials that were written into the address. */
final class PostmarkReports {

    static final String USERNAME = "postmark-hook";
    static final String PASSWORD = "postmark-hook-password";

    private static final JsonMapper JSON = new JsonMapper();

    private PostmarkReports() {}

    static HookPost post(Happening happening) {
        var pair = (USERNAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var basic = new HttpAnswer.Header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        return new HookPost("application/json", List.of(basic), JSON.writeValueAsBytes(event(happening)));
    }

    private static Map<String, Object> event(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED -> delivery(happening);
            case BOUNCED ->
                bounce(happening, "HardBounce", 1, "smtp;550 5.1.1 The account that you tried to reach does not exist");
            case SUPPRESSED ->
                bounce(happening, "ManuallyDeactivated", 100_002, "The recipient was on the suppression list");
            case COMPLAINED -> complaint(happening);
        };
    }

    private static Map<String, Object> delivery(Happening happening) {
        var event = common("Delivery", happening);
        event.put("Recipient", happening.recipient());
        event.put("DeliveredAt", happening.at().toString());
        event.put("Details", "smtp;250 2.0.0 OK");
        return event;
    }

    private static Map<String, Object> bounce(Happening happening, String type, int code, String details) {
        var event = common("Bounce", happening);
        event.put("ID", Math.abs((long) (happening.id() + happening.recipient()).hashCode()));
        event.put("Type", type);
        event.put("TypeCode", code);
        event.put("Description", "The server was unable to deliver your message.");
        event.put("Details", details);
        event.put("Email", happening.recipient());
        event.put("From", happening.sender());
        event.put("BouncedAt", happening.at().toString());
        event.put("Inactive", true);
        return event;
    }

    private static Map<String, Object> complaint(Happening happening) {
        var event = bounce(happening, "SpamComplaint", 100_001, "");
        event.put("RecordType", "SpamComplaint");
        return event;
    }

    private static Map<String, Object> common(String recordType, Happening happening) {
        var event = new LinkedHashMap<String, Object>();
        event.put("RecordType", recordType);
        event.put("MessageStream", "outbound");
        event.put("ServerID", 1);
        event.put("MessageID", happening.id());
        event.put("Tag", "");
        event.put("Metadata", Map.of(PostmarkMail.ID_METADATUM, happening.ourId()));
        return event;
    }
}
