package dev.everpost.sandbox.sparkpost;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** SparkPost's webhooks: a batch of events in one request, unsigned, with the credentials of the webhook. */
final class SparkPostReports {

    static final String USERNAME = "sparkpost-hook";
    static final String PASSWORD = "sparkpost-hook-password";

    private static final JsonMapper JSON = new JsonMapper();

    private SparkPostReports() {}

    static List<HookPost> posts(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return List.of();
        }
        var pair = (USERNAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var headers = List.of(
                new HttpAnswer.Header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)),
                new HttpAnswer.Header(
                        "X-MessageSystems-Batch-ID",
                        "batch-" + happenings.getFirst().id()));
        var batch = happenings.stream()
                .map(each -> Map.of("msys", Map.of(kind(each), event(each))))
                .toList();
        return List.of(new HookPost("application/json", headers, JSON.writeValueAsBytes(batch)));
    }

    private static String kind(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED, BOUNCED, COMPLAINED -> "message_event";
            case SUPPRESSED -> "gen_event";
        };
    }

    private static Map<String, Object> event(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED -> common("delivery", happening);
            case BOUNCED -> {
                var event = common("bounce", happening);
                event.put("bounce_class", "10");
                event.put("error_code", "550");
                event.put("reason", "550 5.1.1 ...@...: user unknown");
                event.put("raw_reason", "550 5.1.1 " + happening.recipient() + ": user unknown");
                yield event;
            }
            case COMPLAINED -> {
                var event = common("spam_complaint", happening);
                event.put("fbtype", "abuse");
                event.put("report_by", "receiver.example");
                yield event;
            }
            case SUPPRESSED -> {
                var event = common("generation_rejection", happening);
                event.put("error_code", "554");
                event.put("raw_reason", "554 5.7.1 recipient address suppressed due to customer policy");
                yield event;
            }
        };
    }

    private static Map<String, Object> common(String type, Happening happening) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", type);
        event.put("event_id", Math.abs((long) (type + happening.id() + happening.recipient()).hashCode()) + "");
        event.put("message_id", "000443ee14578172be22");
        event.put("transmission_id", happening.id());
        event.put("rcpt_to", happening.recipient());
        event.put("friendly_from", happening.sender());
        event.put("timestamp", Long.toString(happening.at().getEpochSecond()));
        event.put("rcpt_meta", Map.of(SparkPostMail.ID_METADATUM, happening.ourId()));
        return event;
    }
}
