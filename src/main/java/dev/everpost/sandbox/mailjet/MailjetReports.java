package dev.everpost.sandbox.mailjet;

import dev.everpost.sandbox.Personality.Happening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of Mailjet's Event API. */
final class MailjetReports {

    private static final JsonMapper JSON = new JsonMapper();

    private MailjetReports() {}

    /** A bare object for one, an array for several. */
    static byte[] body(List<Happening> happenings) {
        var events = happenings.stream().map(MailjetReports::event).toList();
        return JSON.writeValueAsBytes(events.size() == 1 ? events.getFirst() : events);
    }

    private static Map<String, Object> event(Happening happening) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", word(happening));
        event.put("time", happening.at().getEpochSecond());
        event.put("MessageID", Long.parseLong(happening.id()));
        event.put("Message_GUID", "1ab23cd4-e567-8901-2345-6789f0a1b2c3");
        event.put("email", happening.recipient());
        event.put("mj_campaign_id", 7257);
        event.put("mj_contact_id", 4);
        event.put("customcampaign", "");
        event.put("CustomID", happening.ourId());
        event.put("Payload", "");
        event.putAll(more(happening));
        return event;
    }

    private static String word(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED -> "sent";
            case BOUNCED -> "bounce";
            case COMPLAINED -> "spam";
            case SUPPRESSED -> "blocked";
        };
    }

    private static Map<String, Object> more(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED ->
                Map.of("mj_message_id", happening.id(), "smtp_reply", "sent (250 2.0.0 OK 1433333948 - simulated)");
            case BOUNCED ->
                Map.of(
                        "blocked", false,
                        "hard_bounce", true,
                        "error_related_to", "recipient",
                        "error", "user unknown",
                        "comment", "550 5.1.1 The account that you tried to reach does not exist");
            case COMPLAINED -> Map.of("source", "JMRPP");
            case SUPPRESSED -> Map.of("error_related_to", "mailjet", "error", "preblocked");
        };
    }
}
