package dev.everpost.health.feed.format;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Microsoft's {@code servicestatus/index}: coarse, a list of services that are up or not. */
final class MicrosoftIndex {

    private MicrosoftIndex() {}

    static Document read(JsonNode root) {
        var services = FeedJson.objects(root.path("Services"));
        if (services.isEmpty()) {
            return FeedJson.strange("Microsoft's index of services: no Services");
        }
        var parts = services.stream().map(MicrosoftIndex::part).toList();
        var worst = parts.stream().map(Part::condition).reduce(Condition.WELL, Condition::or);
        return new Document.Understood(new FeedReading(worst, FeedJson.text(root, "Title"), null, parts, List.of()));
    }

    private static Part part(JsonNode service) {
        var up = service.path("IsUp");
        var condition = !up.isBoolean() ? Condition.UNKNOWN : up.booleanValue() ? Condition.WELL : Condition.FAILING;
        var message = FeedText.withoutTags(FeedJson.text(service, "Message"));
        var stated = message.isEmpty() ? "IsUp " + FeedText.line(up.toString()) : message;
        return new Part("", FeedJson.text(service, "Name"), "", condition, stated, true);
    }
}
