package dev.everpost.health.feed.format;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Atlassian Statuspage's {@code /api/v2/summary.json}, which incident.io and other pages imitate with words of their own.
 * An impact of "none" occurs on real outages, so an open incident is never taken for well.
 */
final class Statuspage {

    private Statuspage() {}

    static Document read(JsonNode root) {
        boolean known = root.path("components").isArray()
                || root.path("status").path("indicator").isString();
        if (!known) {
            return FeedJson.strange("a Statuspage summary: neither components nor status.indicator");
        }
        var incidents = Stream.concat(
                        FeedJson.objects(root.path("incidents")).stream(),
                        FeedJson.objects(root.path("scheduled_maintenances")).stream())
                .map(Statuspage::incident)
                .toList();
        var status = root.path("status");
        return new Document.Understood(new FeedReading(
                overall(root, status),
                FeedJson.first(status, "description", "indicator"),
                FeedJson.time(root.path("page"), "updated_at"),
                parts(FeedJson.objects(root.path("components"))),
                incidents));
    }

    /** {@code /components.json} has no indicator: then the parts speak for the page. */
    private static Condition overall(JsonNode root, JsonNode status) {
        return status.path("indicator").isString()
                ? Vocabulary.condition(FeedJson.text(status, "indicator"))
                : parts(FeedJson.objects(root.path("components"))).stream()
                        .map(Part::condition)
                        .reduce(Condition::or)
                        .orElse(Condition.UNKNOWN);
    }

    private static List<Part> parts(List<JsonNode> components) {
        Map<String, String> groups = new HashMap<>();
        components.stream()
                .filter(Statuspage::isGroup)
                .forEach(group -> groups.put(FeedJson.text(group, "id"), FeedJson.text(group, "name")));
        return components.stream()
                .filter(component -> !isGroup(component))
                .map(component -> part(component, groups.getOrDefault(FeedJson.text(component, "group_id"), "")))
                .toList();
    }

    private static boolean isGroup(JsonNode component) {
        return component.path("group").asBoolean(false);
    }

    private static Part part(JsonNode component, String group) {
        var stated = FeedJson.first(component, "status", "new_status");
        return new Part(
                FeedJson.first(component, "id", "code"),
                FeedJson.text(component, "name"),
                group,
                Vocabulary.condition(stated),
                stated,
                true);
    }

    private static Incident incident(JsonNode one) {
        var stated = FeedJson.text(one, "status");
        var impact = FeedJson.text(one, "impact");
        var last = last(one);
        return new Incident(
                FeedJson.text(one, "id"),
                FeedJson.text(one, "name"),
                impact.isEmpty() ? stated : stated + ", " + impact,
                Vocabulary.progress(stated),
                Vocabulary.severity(impact),
                FeedJson.time(one, "started_at", "scheduled_for", "created_at"),
                FeedJson.time(one, "updated_at", "created_at"),
                last == null ? "" : FeedText.withoutTags(FeedJson.text(last, "body")),
                FeedJson.first(one, "shortlink", "url"),
                affects(one, last));
    }

    /** The newest first, says the documentation; the times decide. */
    private static @Nullable JsonNode last(JsonNode incident) {
        return FeedJson.objects(incident.path("incident_updates")).stream()
                .max(Comparator.comparing(
                        update -> FeedJson.time(update, "display_at", "created_at"),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** An incident's own components say how they are now; without them the last update's say how they became. */
    private static List<Part> affects(JsonNode incident, @Nullable JsonNode last) {
        var own = FeedJson.objects(incident.path("components"));
        var named = own.isEmpty() && last != null ? FeedJson.objects(last.path("affected_components")) : own;
        return named.stream().map(component -> part(component, "")).toList();
    }
}
