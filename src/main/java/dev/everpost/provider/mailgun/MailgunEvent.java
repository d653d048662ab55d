package dev.everpost.provider.mailgun;

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
import tools.jackson.databind.JsonNode;

/** One event of Mailgun in our words. Source: the event types, event structure and webhook payload pages of Mailgun's manual. */
final class MailgunEvent {

    /** The year 2100: a time beyond it is none. */
    private static final double SECOND_MAX = 4_102_444_800.0;

    private MailgunEvent() {}

    static Told told(HookJson.Piece piece, Instant receivedAt) {
        var data = new Fields(piece.json()).inner("event-data");
        var event = Objects.requireNonNullElse(data.text("event"), "");
        var messageId = data.inner("message").inner("headers").text("message-id");
        return new Told(
                // Mailgun's own id is unique within a day only
                EventId.of(data.text("id"), data.text("timestamp"), event, data.text("recipient"), messageId),
                report(event, data),
                event,
                data.inner("user-variables").text(MailgunProvider.ID_VARIABLE),
                messageId == null ? null : MailgunAnswer.bare(messageId),
                data.text("recipient"),
                happenedAt(data.json().path("timestamp"), receivedAt),
                details(event, data),
                piece.raw());
    }

    private static Report report(String event, Fields data) {
        return switch (event) {
            case "accepted" -> Report.QUEUED;
            case "rejected" -> Report.REJECTED;
            case "delivered" -> Report.DELIVERED;
            case "failed" -> failed(data);
            case "opened" -> Report.OPENED;
            case "clicked" -> Report.CLICKED;
            case "unsubscribed" -> Report.UNSUBSCRIBED;
            case "complained" -> Report.COMPLAINED;
            default -> Report.UNKNOWN;
        };
    }

    /** Temporary failures are tried again by Mailgun; of the permanent ones only a hard bounce is the address's own fault. */
    private static Report failed(Fields data) {
        if ("temporary".equals(data.text("severity"))) {
            return Report.DELAYED;
        }
        var reason = Objects.requireNonNullElse(data.text("reason"), "");
        if (reason.startsWith("suppress-")) {
            return Report.REJECTED;
        }
        var type = data.inner("delivery-status").text("bounce-type");
        boolean hard = type == null ? reason.equals("bounce") : type.equals("hard");
        return hard ? Report.BOUNCED_FOR_GOOD : Report.BOUNCED_FOR_NOW;
    }

    /** Seconds since 1970 with a fraction. */
    private static Instant happenedAt(JsonNode timestamp, Instant receivedAt) {
        double second = timestamp.asDouble(0);
        return second > 0 && second < SECOND_MAX ? Instant.ofEpochMilli(Math.round(second * 1000)) : receivedAt;
    }

    private static Map<String, String> details(String event, Fields data) {
        var status = data.inner("delivery-status");
        var details = new LinkedHashMap<>(status.details(
                "diagnostic", "message",
                "diagnostic", "description",
                "status", "enhanced-code",
                "mta", "mx-host"));
        putAbsent(details, data.inner("reject").details("diagnostic", "reason"));
        putAbsent(details, data.inner("client-info").details("agent", "user-agent"));
        putAbsent(details, data.details("subtype", "reason", "address", "ip", "link", "url"));
        var words = details.getOrDefault("diagnostic", "");
        if (!details.getOrDefault("status", "").matches("[245]\\.\\d{1,3}\\.\\d{1,3}")) {
            details.remove("status");
            StatusReason.statusIn(words).ifPresent(found -> details.put("status", found));
        }
        switch (event) {
            case "failed", "rejected" ->
                details.put(
                        "reason",
                        MailgunReason.of(data, details.getOrDefault("status", ""), words)
                                .name()
                                .toLowerCase(Locale.ROOT));
            default -> {}
        }
        return details;
    }

    private static void putAbsent(Map<String, String> details, Map<String, String> more) {
        more.forEach(details::putIfAbsent);
    }
}
