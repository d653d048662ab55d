package dev.everpost.health.feed.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * AWS Health's public current events: an array, empty when calm. A large event is filed under one service, so those that it
 * impacts count as much; readers of the format disagree about code 1, which is taken for a degradation not confirmed.
 */
final class AwsEvents {

    private AwsEvents() {}

    static Document read(JsonNode root) {
        // the older data.json keeps last months' events beside the current ones
        var current = root.isObject() ? root.path("current") : root;
        if (!current.isArray()) {
            return FeedJson.strange("AWS's current events: no array");
        }
        var events = FeedJson.objects(current).stream()
                .filter(event -> !FeedJson.text(event, "service").isEmpty())
                .map(AwsEvents::event)
                .toList();
        return events.isEmpty() && !current.isEmpty()
                ? FeedJson.strange("AWS's current events: nothing in the array is one")
                : new Document.Understood(FeedReading.ofIncidents(null, events));
    }

    private static Incident event(JsonNode event) {
        var summary = FeedJson.text(event, "summary");
        var code = FeedJson.text(event, "status");
        var last = last(event);
        var began = FeedJson.time(event, "date");
        var updated = last == null ? null : FeedJson.time(last, "timestamp");
        return new Incident(
                FeedJson.first(event, "arn", "service"),
                summary,
                "status " + code + ", " + FeedJson.text(event, "region_name"),
                progress(event, summary, code),
                condition(code),
                began,
                updated == null ? began : updated,
                last == null ? "" : FeedText.withoutTags(FeedJson.text(last, "message")),
                "",
                affects(event, code));
    }

    private static Progress progress(JsonNode event, String summary, String code) {
        boolean over = code.equals("0")
                || FeedJson.time(event, "end_time") != null
                || summary.strip().toUpperCase(Locale.ROOT).startsWith("[RESOLVED]");
        return over ? Progress.OVER : Progress.OPEN;
    }

    private static Condition condition(String code) {
        return switch (code) {
            case "0" -> Condition.WELL;
            case "1", "2" -> Condition.IMPAIRED;
            case "3" -> Condition.FAILING;
            default -> Condition.UNKNOWN;
        };
    }

    private static List<Part> affects(JsonNode event, String code) {
        var parts = new ArrayList<Part>();
        parts.add(part(FeedJson.text(event, "service"), FeedJson.text(event, "service_name"), code));
        for (var impacted : event.path("impacted_services").properties()) {
            var now = FeedJson.text(impacted.getValue(), "current");
            // what is over for this service stays in the list
            if (!now.equals("0")) {
                parts.add(part(
                        impacted.getKey(),
                        FeedJson.text(impacted.getValue(), "service_name"),
                        now.isEmpty() ? code : now));
            }
        }
        return parts;
    }

    private static Part part(String key, String name, String code) {
        return new Part(key, name, "", condition(code), "status " + code, !code.equals("1"));
    }

    private static @Nullable JsonNode last(JsonNode event) {
        return FeedJson.objects(event.path("event_log")).stream()
                .max(Comparator.comparing(
                        entry -> FeedJson.time(entry, "timestamp"), Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }
}
