package dev.everpost.health.feed.format;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Slack's status API v2, {@code /api/v2.0.0/current}. */
final class SlackStatus {

    private SlackStatus() {}

    static Document read(JsonNode root) {
        var stated = FeedJson.text(root, "status");
        if (stated.isEmpty()) {
            return FeedJson.strange("Slack's current state: no status");
        }
        var incidents = FeedJson.objects(root.path("active_incidents")).stream()
                .map(SlackStatus::incident)
                .toList();
        return new Document.Understood(new FeedReading(
                overall(stated, incidents), stated, FeedJson.time(root, "date_updated"), List.of(), incidents));
    }

    private static Condition overall(String stated, List<Incident> incidents) {
        return switch (FeedText.word(stated)) {
            case "ok" -> Condition.WELL;
            case "active" -> incidents.stream().map(Incident::severity).reduce(Condition.IMPAIRED, Condition::or);
            default -> Condition.UNKNOWN;
        };
    }

    private static Incident incident(JsonNode one) {
        var type = FeedJson.text(one, "type");
        var stated = FeedJson.text(one, "status");
        return new Incident(
                FeedJson.text(one, "id"),
                FeedJson.text(one, "title"),
                stated + ", " + type,
                Vocabulary.progress(stated),
                severity(type),
                FeedJson.time(one, "date_created"),
                FeedJson.time(one, "date_updated", "date_created"),
                lastNote(one),
                FeedJson.text(one, "url"),
                one.path("services").values().stream()
                        .filter(JsonNode::isString)
                        .map(service -> Part.named(service.stringValue()))
                        .toList());
    }

    private static Condition severity(String type) {
        return switch (FeedText.word(type)) {
            case "outage" -> Condition.FAILING;
            case "incident" -> Condition.IMPAIRED;
            case "maintenance" -> Condition.MAINTENANCE;
            default -> Condition.UNKNOWN;
        };
    }

    private static String lastNote(JsonNode one) {
        return FeedJson.objects(one.path("notes")).stream()
                .max(Comparator.comparing(
                        note -> FeedJson.time(note, "date_created"), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(note -> FeedText.withoutTags(FeedJson.text(note, "body")))
                .orElse("");
    }
}
