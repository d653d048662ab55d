package dev.everpost.provider.postmark;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.Told.Reason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one event of Postmark tells.
 *
 * @param word Postmark's own
 */
record PostmarkTale(Report report, String word, Map<String, String> details) {

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static PostmarkTale of(Fields event) {
        var type = String.valueOf(event.text("RecordType"));
        return switch (type) {
            case "Delivery" -> new PostmarkTale(Report.DELIVERED, type, diagnosis(event));
            case "Bounce" -> bounce(event);
            case "SpamComplaint" -> new PostmarkTale(Report.COMPLAINED, type, reasoned(event, Reason.SPAM));
            case "Open" ->
                new PostmarkTale(Report.OPENED, type, event.details("agent", "UserAgent", "subtype", "FirstOpen"));
            case "Click" ->
                new PostmarkTale(
                        Report.CLICKED,
                        type,
                        event.details("agent", "UserAgent", "link", "OriginalLink", "subtype", "ClickLocation"));
            case "SubscriptionChange" -> subscription(event);
            case "SMTPApiError" -> new PostmarkTale(Report.REJECTED, type, reasoned(event, Reason.OTHER));
            default -> new PostmarkTale(Report.UNKNOWN, type, Map.of());
        };
    }

    private static PostmarkTale bounce(Fields event) {
        var type = event.text("Type");
        var known = PostmarkBounce.of(type);
        return known == null
                ? new PostmarkTale(Report.UNKNOWN, "Bounce " + type, diagnosis(event))
                : new PostmarkTale(known.report(), "Bounce " + type, reasoned(event, known.reason()));
    }

    /** Postmark tells of every change here: also of one that it made itself after a bounce or a complaint. */
    private static PostmarkTale subscription(Fields event) {
        var details = new HashMap<>(event.details("subtype", "SuppressionReason", "agent", "Origin"));
        boolean stopped = event.json().path("SuppressSending").asBoolean(false);
        boolean byRecipient = "Recipient".equals(event.text("Origin"))
                && (event.text("SuppressionReason") == null
                        || "ManualSuppression".equals(event.text("SuppressionReason")));
        return new PostmarkTale(
                stopped && byRecipient ? Report.UNSUBSCRIBED : Report.UNKNOWN, "SubscriptionChange", details);
    }

    private static Map<String, String> reasoned(Fields event, Reason reason) {
        var details = diagnosis(event);
        details.put("reason", reason.name().toLowerCase(Locale.ROOT));
        return details;
    }

    private static Map<String, String> diagnosis(Fields event) {
        var details =
                new HashMap<>(event.details("diagnostic", "Details", "diagnostic", "Description", "subtype", "Type"));
        var found = STATUS.matcher(details.getOrDefault("diagnostic", ""));
        if (found.find()) {
            details.put("status", found.group(1));
        }
        return details;
    }
}
