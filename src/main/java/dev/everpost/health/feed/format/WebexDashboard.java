package dev.everpost.health.feed.format;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Webex's {@code dashServices}: unresolved incidents, with routine maintenance in the same list. */
final class WebexDashboard {

    private WebexDashboard() {}

    static Document read(JsonNode root) {
        var unresolved = root.path("unResolvedIncidents");
        if (!unresolved.isArray()) {
            return FeedJson.strange("Webex's dashboard: no unResolvedIncidents");
        }
        var incidents = FeedJson.objects(unresolved).stream()
                .map(WebexDashboard::incident)
                .toList();
        return new Document.Understood(FeedReading.ofIncidents(FeedJson.time(root, "updateTime"), incidents));
    }

    private static Incident incident(JsonNode one) {
        var type = FeedJson.text(one, "incidentType");
        var impact = FeedJson.text(one, "impact");
        boolean planned = type.toLowerCase(Locale.ROOT).contains("maintenance");
        return new Incident(
                FeedJson.first(one, "incidentId", "id"),
                FeedJson.text(one, "incidentName"),
                type + ", " + impact,
                progress(one, planned),
                planned ? Condition.MAINTENANCE : Vocabulary.severity(impact),
                FeedJson.time(one, "createTime"),
                FeedJson.time(one, "lastModifiedTime", "createTime"),
                "",
                "",
                FeedJson.objects(one.path("components")).stream()
                        .map(part -> Part.named(FeedJson.first(part, "componentName", "name")))
                        .toList());
    }

    private static Progress progress(JsonNode one, boolean planned) {
        if (one.path("deleted").asBoolean(false)) {
            return Progress.OVER;
        }
        return planned ? Progress.UNDERWAY : Progress.OPEN;
    }
}
