package dev.everpost.provider.azure;

import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageId;
import dev.everpost.provider.hook.EventId;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.hook.Told.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of Event Grid in our words; the table is {@code docs/reference/outcomes-azure.md}.
 *
 * <p>Source: "Azure Communication Services - Email events" and the types of Microsoft's Event Grid library.
 */
final class AzureEvent {

    private static final String DELIVERY = "Microsoft.Communication.EmailDeliveryReportReceived";
    private static final String ENGAGEMENT = "Microsoft.Communication.EmailEngagementTrackingReportReceived";

    private final Fields event;
    private final Fields data;
    private final HookRequest request;
    private final String raw;

    AzureEvent(HookJson.Piece piece, HookRequest request) {
        this.event = new Fields(piece.json());
        this.data = event.inner("data");
        this.request = request;
        this.raw = piece.raw();
    }

    /** Why it cannot be read; null when it can. */
    @Nullable
    String flaw() {
        if (type().isEmpty()) {
            return "has no type";
        }
        boolean ours = type().equals(DELIVERY) || type().equals(ENGAGEMENT);
        return ours && !data.json().isObject() ? "has no data" : null;
    }

    /** The event's type in either schema; "" when there is none. */
    String type() {
        var grid = event.json().path("eventType");
        var cloud = event.json().path("type");
        return grid.isString() ? grid.asString() : cloud.isString() ? cloud.asString() : "";
    }

    Told told() {
        return new Told(
                id(),
                report(),
                word(),
                ourId(),
                data.text("messageId"),
                data.text("recipient"),
                happenedAt(),
                details(),
                raw);
    }

    /** Event Grid gives a repeat the same id. */
    private String id() {
        var id = event.text("id");
        return id != null
                ? id
                : EventId.of(
                        data.text("messageId"),
                        data.text("recipient"),
                        word(),
                        happenedAt().toString());
    }

    /** The status or the engagement, and the type of anything else. */
    private String word() {
        var word = data.text(type().equals(DELIVERY) ? "status" : "engagementType");
        boolean known = type().equals(DELIVERY) || type().equals(ENGAGEMENT);
        return known && word != null ? word : type();
    }

    /** Our names of operations have our id in them. */
    private @Nullable String ourId() {
        var operation = data.text("messageId");
        return operation == null
                ? null
                : OperationId.messageIn(operation).map(MessageId::toString).orElse(null);
    }

    private Instant happenedAt() {
        var sent = event.time("eventTime", event.time("time", request.receivedAt()));
        // the documents write the name in two ways
        return type().equals(DELIVERY)
                ? data.time("deliveryAttemptTimestamp", data.time("deliveryAttemptTimeStamp", sent))
                : data.time("userActionTimestamp", data.time("userActionTimeStamp", sent));
    }

    private Report report() {
        return switch (type()) {
            case DELIVERY -> delivery();
            case ENGAGEMENT ->
                switch (word().toLowerCase(Locale.ROOT)) {
                    case "view" -> Report.OPENED;
                    case "click" -> Report.CLICKED;
                    default -> Report.UNKNOWN;
                };
            default -> Report.UNKNOWN;
        };
    }

    private Report delivery() {
        return switch (word()) {
            case "Delivered", "Expanded" -> Report.DELIVERED;
            case "OutForDelivery" -> Report.SENT;
            case "Bounced" -> Report.BOUNCED_FOR_GOOD;
            // an address that is full of spam filters is not a bad address
            case "Failed", "FilteredSpam", "Quarantined" -> Report.BOUNCED_FOR_NOW;
            case "Suppressed" -> Report.REJECTED;
            default -> Report.UNKNOWN;
        };
    }

    private Map<String, String> details() {
        if (type().equals(ENGAGEMENT)) {
            return data.details("link", "engagementContext", "agent", "userAgent");
        }
        var details = new HashMap<>(data.inner("deliveryStatusDetails")
                .details("diagnostic", "statusMessage", "mta", "recipientMailServerHostName"));
        var words = details.getOrDefault("diagnostic", "");
        StatusReason.statusIn(words).ifPresent(status -> details.put("status", status));
        var reason = reason(details.getOrDefault("status", ""), words);
        if (reason != null) {
            details.put("reason", reason.name().toLowerCase(Locale.ROOT));
        }
        return details;
    }

    private @Nullable Reason reason(String status, String words) {
        return switch (word()) {
            case "Suppressed" -> Reason.SUPPRESSED;
            case "FilteredSpam", "Quarantined" -> Reason.SPAM;
            case "Bounced", "Failed" -> StatusReason.of(status, words);
            default -> null;
        };
    }
}
