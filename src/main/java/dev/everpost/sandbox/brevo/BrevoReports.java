package dev.everpost.sandbox.brevo;

import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.Kind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Brevo's webhook bodies, one event each. */
final class BrevoReports {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Paris"));

    private BrevoReports() {}

    static byte[] body(Happening happening) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", word(happening.kind()));
        event.put("email", happening.recipient());
        event.put("id", 1);
        event.put("date", DATE.format(happening.at()));
        event.put("ts", happening.at().getEpochSecond());
        event.put("message-id", happening.id());
        event.put("ts_event", happening.at().getEpochSecond());
        event.put("ts_epoch", happening.at().toEpochMilli());
        event.put("subject", "simulated");
        if (!happening.ourId().isEmpty()) {
            event.put("X-Mailin-custom", happening.ourId());
            event.put("tags", List.of("everpost-" + happening.ourId()));
        }
        event.put("sending_ip", "192.0.2.1");
        var reason = reason(happening.kind());
        if (!reason.isEmpty()) {
            event.put("reason", reason);
        }
        return JSON.writeValueAsBytes(event);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case DELIVERED -> "delivered";
            case BOUNCED -> "hard_bounce";
            case COMPLAINED -> "spam";
            case SUPPRESSED -> "blocked";
        };
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case DELIVERED -> "sent";
            case BOUNCED -> "550 5.1.1 The account that you tried to reach does not exist";
            case COMPLAINED -> "";
            case SUPPRESSED -> "blocked : due to blacklist user";
        };
    }
}
