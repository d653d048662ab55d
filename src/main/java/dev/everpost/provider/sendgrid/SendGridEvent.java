package dev.everpost.provider.sendgrid;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.EventId;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One event of SendGrid's webhook in our words. Source: the Event Webhook Reference of SendGrid. */
final class SendGridEvent {

    private SendGridEvent() {}

    static Told told(HookJson.Piece piece, Instant receivedAt) {
        var fields = new Fields(piece.json());
        var event = Objects.requireNonNullElse(fields.text("event"), "");
        var message = fields.text("sg_message_id");
        return new Told(
                id(fields),
                report(event, fields.text("type")),
                event,
                fields.text(SendGridProvider.ID_ARGUMENT),
                message == null ? null : message.replaceFirst("\\..*", ""),
                fields.text("email"),
                fields.time("timestamp", receivedAt),
                details(fields, event),
                piece.raw());
    }

    /** {@code sg_event_id} is not used: it changes when SendGrid posts the same event again. */
    private static String id(Fields fields) {
        return EventId.of(
                fields.text("event"),
                fields.text("sg_message_id"),
                fields.text("email"),
                fields.text("timestamp"),
                fields.text("attempt"),
                fields.text("type"),
                fields.text("url"),
                fields.json().path("url_offset").toString(),
                fields.text("asm_group_id"));
    }

    private static Report report(String event, @Nullable String type) {
        return switch (event) {
            case "processed" -> Report.QUEUED;
            case "delivered" -> Report.DELIVERED;
            case "deferred" -> Report.DELAYED;
            case "dropped" -> Report.REJECTED;
            case "bounce" -> type == null || type.equals("bounce") ? Report.BOUNCED_FOR_GOOD : Report.BOUNCED_FOR_NOW;
            case "blocked" -> Report.BOUNCED_FOR_NOW;
            case "spamreport" -> Report.COMPLAINED;
            case "open" -> Report.OPENED;
            case "click" -> Report.CLICKED;
            case "unsubscribe", "group_unsubscribe" -> Report.UNSUBSCRIBED;
            default -> Report.UNKNOWN;
        };
    }

    private static Map<String, String> details(Fields fields, String event) {
        var details = new LinkedHashMap<>(fields.details(
                "diagnostic", "reason",
                "diagnostic", "response",
                "subtype", "type",
                "subtype", "bounce_classification",
                "agent", "useragent",
                "address", "ip",
                "link", "url",
                "mta", "mx_server"));
        var words = details.getOrDefault("diagnostic", "");
        var status = status(fields, words);
        if (!status.isEmpty()) {
            details.put("status", status);
        }
        switch (event) {
            case "bounce", "blocked", "deferred", "dropped" ->
                details.put(
                        "reason",
                        SendGridReason.of(fields, status, words).name().toLowerCase(Locale.ROOT));
            default -> {}
        }
        return details;
    }

    private static String status(Fields fields, String words) {
        var given = fields.text("status");
        return given != null && given.matches("[245]\\.\\d{1,3}\\.\\d{1,3}")
                ? given
                : StatusReason.statusIn(words).orElse("");
    }
}
