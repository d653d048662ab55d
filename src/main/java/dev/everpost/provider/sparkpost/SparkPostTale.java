package dev.everpost.provider.sparkpost;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.Told.Reason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What one event of SparkPost tells. */
record SparkPostTale(Report report, Map<String, String> details) {

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static SparkPostTale of(String type, Fields event) {
        return switch (type) {
            case "injection" -> plain(Report.QUEUED, event);
            case "delivery" -> plain(Report.DELIVERED, event);
            case "delay" ->
                reasoned(
                        Report.DELAYED,
                        event,
                        SparkPostBounce.of(event.text("bounce_class")).reason());
            case "bounce", "out_of_band" -> {
                var bounce = SparkPostBounce.of(event.text("bounce_class"));
                yield reasoned(bounce.report(), event, bounce.reason());
            }
            case "spam_complaint" -> reasoned(Report.COMPLAINED, event, Reason.SPAM);
            case "policy_rejection", "generation_rejection" -> reasoned(Report.REJECTED, event, Reason.POLICY);
            case "generation_failure" -> reasoned(Report.REJECTED, event, Reason.CONTENT);
            case "open", "initial_open", "amp_open", "amp_initial_open" -> plain(Report.OPENED, event);
            case "click", "amp_click" -> plain(Report.CLICKED, event);
            case "list_unsubscribe", "link_unsubscribe" -> plain(Report.UNSUBSCRIBED, event);
            default -> plain(Report.UNKNOWN, event);
        };
    }

    private static SparkPostTale plain(Report report, Fields event) {
        return new SparkPostTale(report, details(event));
    }

    private static SparkPostTale reasoned(Report report, Fields event, Reason reason) {
        var details = details(event);
        boolean suppressed = details.getOrDefault("diagnostic", "").contains("suppressed");
        var known = suppressed && report == Report.REJECTED ? Reason.SUPPRESSED : reason;
        details.put("reason", known.name().toLowerCase(Locale.ROOT));
        return new SparkPostTale(report, details);
    }

    private static Map<String, String> details(Fields event) {
        var details = new HashMap<>(event.details(
                "diagnostic", "raw_reason",
                "diagnostic", "reason",
                "subtype", "bounce_class",
                "subtype", "fbtype",
                "agent", "user_agent",
                "address", "ip_address",
                "link", "target_link_url",
                "mta", "routing_domain"));
        var found = STATUS.matcher(details.getOrDefault("diagnostic", ""));
        if (found.find()) {
            details.put("status", found.group(1));
        }
        return details;
    }
}
