package dev.everpost.health.feed.format;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Google's {@code incidents.json}, of Workspace and of Cloud: an array of what was and is. What has no end goes on; the state
 * of now is that of the most recent update, for {@code status_impact} is the worst there ever was.
 */
final class GoogleIncidents {

    private GoogleIncidents() {}

    static Document read(JsonNode root) {
        if (!root.isArray()) {
            return FeedJson.strange("Google's incidents: no array");
        }
        var incidents = FeedJson.objects(root).stream()
                .filter(one -> !FeedJson.text(one, "id").isEmpty())
                .map(GoogleIncidents::incident)
                .toList();
        return incidents.isEmpty() && !root.isEmpty()
                ? FeedJson.strange("Google's incidents: nothing in the array is one")
                : new Document.Understood(FeedReading.ofIncidents(null, incidents));
    }

    private static Incident incident(JsonNode one) {
        var update = one.path("most_recent_update");
        var latest = FeedJson.text(update, "status");
        var stated = latest.isEmpty() ? FeedJson.text(one, "status_impact") : latest;
        return new Incident(
                FeedJson.text(one, "id"),
                FeedJson.first(one, "external_desc", "service_name"),
                stated,
                progress(one, stated),
                severity(stated),
                FeedJson.time(one, "begin", "created"),
                FeedJson.time(update, "modified", "when", "created"),
                FeedJson.text(update, "text"),
                FeedJson.text(one, "uri"),
                affects(one));
    }

    private static Progress progress(JsonNode one, String stated) {
        boolean over =
                !FeedJson.text(one, "end").isBlank() || FeedText.word(stated).equals("available");
        return over ? Progress.OVER : Progress.OPEN;
    }

    private static Condition severity(String stated) {
        return switch (FeedText.word(stated)) {
            case "service_outage" -> Condition.FAILING;
            case "service_disruption" -> Condition.IMPAIRED;
            case "available" -> Condition.WELL;
            default -> Condition.UNKNOWN;
        };
    }

    private static List<Part> affects(JsonNode one) {
        var products = FeedJson.objects(one.path("affected_products")).stream()
                .map(product -> new Part(
                        FeedJson.text(product, "id"),
                        FeedJson.text(product, "title"),
                        "",
                        Condition.UNKNOWN,
                        "",
                        true));
        return Stream.concat(products, Stream.of(Part.named(FeedJson.text(one, "service_name"))))
                .filter(part -> !part.name().isEmpty())
                .toList();
    }
}
