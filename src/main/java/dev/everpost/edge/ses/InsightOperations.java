package dev.everpost.edge.ses;

import dev.everpost.ses.MessageInsights;
import dev.everpost.ses.MessageInsights.Details;
import dev.everpost.ses.MessageInsights.Event;
import dev.everpost.ses.MessageInsights.Insights;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operation that tells what became of a message. Thread-safe. */
final class InsightOperations {

    private final MessageInsights insights;

    InsightOperations(MessageInsights insights) {
        this.insights = insights;
    }

    List<Route> routes() {
        return List.of(Route.of("GetMessageInsights", "GET", "/v2/email/insights/{MessageId}", this::get));
    }

    private Reply get(Ask ask) {
        return Reply.of(insights.of(ask.caller(), ask.path("MessageId")), InsightOperations::members);
    }

    private static Members members(Insights found) {
        return new Members()
                .with("MessageId", found.messageId())
                .with("FromEmailAddress", found.from())
                .with("Subject", found.subject())
                .with("EmailTags", tags(found.tags()))
                .with(
                        "Insights",
                        found.recipients().stream()
                                .map(InsightOperations::recipient)
                                .toList());
    }

    private static List<Map<String, Object>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> new Members()
                        .with("Name", tag.getKey())
                        .with("Value", tag.getValue())
                        .map())
                .toList();
    }

    private static Map<String, Object> recipient(MessageInsights.OfRecipient recipient) {
        return new Members()
                .with("Destination", recipient.address())
                .with(
                        "Events",
                        recipient.events().stream()
                                .map(InsightOperations::event)
                                .toList())
                .map();
    }

    private static Map<String, Object> event(Event event) {
        return new Members()
                .time("Timestamp", event.at())
                .with("Type", event.type().name())
                .with("Details", details(event.details()))
                .map();
    }

    private static @Nullable Members details(@Nullable Details details) {
        return switch (details) {
            case null -> null;
            case Details.Bounce(var type, var subType, var diagnostic) ->
                new Members()
                        .with(
                                "Bounce",
                                new Members()
                                        .with("BounceType", type)
                                        .with("BounceSubType", subType)
                                        .with("DiagnosticCode", diagnostic));
            case Details.Complaint(var subType, var feedbackType) ->
                new Members()
                        .with(
                                "Complaint",
                                new Members()
                                        .with("ComplaintSubType", subType)
                                        .with("ComplaintFeedbackType", feedbackType));
        };
    }
}
