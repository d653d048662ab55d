package dev.everpost.provider.resend;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of Resend's in our words; the table is {@code docs/reference/outcomes-resend.md}.
 *
 * <p>Source: the pages on webhook events of Resend's documentation and the payload types of its Node library.
 */
final class ResendEvent {

    private static final String SENT_ONLY = "email.";

    /** More of one event are not told. */
    private static final int RECIPIENTS_MAX = 100;

    private final Fields event;
    private final Fields data;
    private final String type;
    private final HookRequest request;
    private final String raw;

    private ResendEvent(Fields event, String type, HookRequest request, String raw) {
        this.event = event;
        this.data = event.inner("data");
        this.type = type;
        this.request = request;
        this.raw = raw;
    }

    /** What it tells of each recipient that it names; one thing of none when it names none. */
    static HookReading told(HookJson.Piece piece, HookRequest request) {
        var fields = new Fields(piece.json());
        var type = fields.text("type");
        if (type == null || !piece.json().path("type").isString()) {
            return new HookReading.Malformed("the event has no type");
        }
        if (type.startsWith(SENT_ONLY) && !piece.json().path("data").isObject()) {
            return new HookReading.Malformed("the event has no data");
        }
        return new HookReading.Tidings(new ResendEvent(fields, type, request, piece.raw()).each());
    }

    private List<Told> each() {
        var recipients = recipients();
        if (recipients.isEmpty()) {
            return List.of(told(null, ""));
        }
        return recipients.stream()
                .map(to -> told(to, recipients.size() == 1 ? "" : "/" + to))
                .toList();
    }

    /** Svix gives a repeat the same id; several recipients of one event are told apart by their address. */
    private Told told(@Nullable String recipient, String apart) {
        var id =
                request.header("svix-id").or(() -> request.header("webhook-id")).orElse("");
        return new Told(
                id + apart,
                report(),
                type,
                ourId(),
                data.text("email_id"),
                recipient,
                event.time("created_at", request.receivedAt()),
                details(),
                raw);
    }

    private Report report() {
        return switch (type) {
            case "email.scheduled" -> Report.QUEUED;
            case "email.sent" -> Report.SENT;
            case "email.delivered" -> Report.DELIVERED;
            case "email.delivery_delayed" -> Report.DELAYED;
            case "email.bounced" -> ResendBounce.isForGood(data) ? Report.BOUNCED_FOR_GOOD : Report.BOUNCED_FOR_NOW;
            case "email.complained" -> Report.COMPLAINED;
            case "email.suppressed", "email.failed" -> Report.REJECTED;
            case "email.opened" -> Report.OPENED;
            case "email.clicked" -> Report.CLICKED;
            default -> Report.UNKNOWN;
        };
    }

    private Map<String, String> details() {
        return switch (type) {
            case "email.bounced" -> ResendBounce.bounced(data);
            case "email.suppressed" -> ResendBounce.suppressed(data);
            case "email.failed" -> ResendBounce.failed(data);
            case "email.clicked" ->
                data.inner("click").details("link", "link", "agent", "userAgent", "address", "ipAddress");
            case "email.opened" -> data.inner("open").details("agent", "userAgent", "address", "ipAddress");
            default -> Map.of();
        };
    }

    /** Tags come as an object; an older form is a list of names and values. */
    private @Nullable String ourId() {
        var tags = data.json().path("tags");
        for (var tag : tags.isArray() ? tags : List.<tools.jackson.databind.JsonNode>of()) {
            if (ResendTags.ID.equals(new Fields(tag).text("name"))) {
                return new Fields(tag).text("value");
            }
        }
        return new Fields(tags).text(ResendTags.ID);
    }

    private List<String> recipients() {
        var to = data.json().path("to");
        var all = new ArrayList<String>();
        if (to.isString()) {
            all.add(Mailboxes.address(to.asString()));
        }
        for (var each : to) {
            if (each.isString() && all.size() < RECIPIENTS_MAX) {
                all.add(Mailboxes.address(each.asString()));
            }
        }
        return all.stream().distinct().toList();
    }
}
