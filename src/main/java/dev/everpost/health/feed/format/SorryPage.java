package dev.everpost.health.feed.format;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Pages of Sorry (TM), among them Postmark's: {@code /api/v1/status}, {@code /components}, {@code /notices}; and the words UP,
 * MAINTENANCE, DELAY, DEGRADED and DOWN of Postmark's older {@code /api/1.0/services}.
 */
final class SorryPage {

    private SorryPage() {}

    static Document read(JsonNode root) {
        var page = root.path("page");
        var components = Stream.concat(
                        FeedJson.objects(root.path("components")).stream(),
                        FeedJson.objects(root.path("services")).stream())
                .map(SorryPage::part)
                .toList();
        boolean known = page.path("state").isString()
                || root.path("components").isArray()
                || root.path("services").isArray()
                || root.path("notices").isArray();
        return known
                ? new Document.Understood(reading(page, components, notices(root)))
                : FeedJson.strange("a document of a Sorry page: no page.state, components or notices");
    }

    private static FeedReading reading(JsonNode page, List<Part> parts, List<Incident> notices) {
        var stated = FeedJson.text(page, "state");
        var overall = stated.isEmpty()
                ? Stream.concat(
                                parts.stream().map(Part::condition),
                                notices.stream().filter(Incident::isCurrent).map(Incident::counts))
                        .reduce(Condition.WELL, Condition::or)
                : Vocabulary.condition(stated);
        var words = FeedJson.first(page, "state_text", "state");
        return new FeedReading(overall, words, FeedJson.time(page, "updated_at"), parts, notices);
    }

    private static Part part(JsonNode component) {
        var stated = FeedJson.first(component, "state", "status");
        return new Part(
                FeedJson.text(component, "id"),
                FeedJson.text(component, "name"),
                "",
                Vocabulary.condition(stated),
                stated,
                true);
    }

    private static List<Incident> notices(JsonNode root) {
        return FeedJson.objects(root.path("notices")).stream()
                .map(SorryPage::notice)
                .toList();
    }

    private static Incident notice(JsonNode one) {
        var type = FeedJson.text(one, "type");
        var stated = FeedJson.first(one, "state", "timeline_state");
        boolean over = !FeedJson.text(one, "ended_at").isEmpty();
        return new Incident(
                FeedJson.text(one, "id"),
                FeedJson.first(one, "subject", "title"),
                type.isEmpty() ? stated : stated + ", " + type,
                over ? Progress.OVER : Vocabulary.progress(stated),
                type.equals("planned") ? Condition.MAINTENANCE : Condition.IMPAIRED,
                FeedJson.time(one, "began_at", "begins_at", "created_at"),
                FeedJson.time(one, "updated_at", "began_at"),
                FeedText.withoutTags(FeedJson.first(one, "synopsis", "description")),
                FeedJson.text(one, "url"),
                FeedJson.objects(one.path("components")).stream()
                        .map(SorryPage::part)
                        .toList());
    }
}
