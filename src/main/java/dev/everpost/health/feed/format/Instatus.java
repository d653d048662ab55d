package dev.everpost.health.feed.format;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Instatus pages: {@code /summary.json} has the page and what is open, {@code /v2/components.json} has the parts. */
final class Instatus {

    private Instatus() {}

    static Document read(JsonNode root) {
        var page = root.path("page");
        var components = FeedJson.objects(root.path("components"));
        if (!page.path("status").isString() && components.isEmpty()) {
            return FeedJson.strange("a document of Instatus: neither page.status nor components");
        }
        var parts = components.stream().map(Instatus::part).toList();
        var stated = FeedJson.text(page, "status");
        var overall = stated.isEmpty()
                ? parts.stream().map(Part::condition).reduce(Condition::or).orElse(Condition.UNKNOWN)
                : Vocabulary.condition(stated);
        return new Document.Understood(
                new FeedReading(overall, stated, FeedJson.time(page, "updatedAt"), parts, incidents(root)));
    }

    private static List<Incident> incidents(JsonNode root) {
        return Stream.concat(
                        FeedJson.objects(root.path("activeIncidents")).stream(),
                        FeedJson.objects(root.path("activeMaintenances")).stream())
                .map(Instatus::incident)
                .toList();
    }

    private static Part part(JsonNode component) {
        var stated = FeedJson.text(component, "status");
        return new Part(
                FeedJson.text(component, "id"),
                FeedJson.text(component, "name"),
                FeedJson.text(component.path("group"), "name"),
                Vocabulary.condition(stated),
                stated,
                true);
    }

    private static Incident incident(JsonNode one) {
        var stated = FeedJson.text(one, "status");
        var impact = FeedJson.text(one, "impact");
        return new Incident(
                FeedJson.text(one, "id"),
                FeedJson.text(one, "name"),
                impact.isEmpty() ? stated : stated + ", " + impact,
                Vocabulary.progress(stated),
                Vocabulary.severity(impact),
                FeedJson.time(one, "started", "start"),
                FeedJson.time(one, "updatedAt", "started", "start"),
                "",
                FeedJson.text(one, "url"),
                FeedJson.objects(one.path("components")).stream()
                        .map(Instatus::part)
                        .toList());
    }
}
