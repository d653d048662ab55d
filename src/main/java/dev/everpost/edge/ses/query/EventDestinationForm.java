package dev.everpost.edge.ses.query;

import dev.everpost.ses.Constraints;
import dev.everpost.ses.EventDestination;
import dev.everpost.ses.EventDestination.EventType;
import dev.everpost.ses.EventDestination.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Event destinations as v1 writes them. */
final class EventDestinationForm {

    /** v1 has no word for the other types; DescribeConfigurationSet leaves them out. */
    private static final Map<String, EventType> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("send", EventType.SEND);
        TYPES.put("reject", EventType.REJECT);
        TYPES.put("bounce", EventType.BOUNCE);
        TYPES.put("complaint", EventType.COMPLAINT);
        TYPES.put("delivery", EventType.DELIVERY);
        TYPES.put("open", EventType.OPEN);
        TYPES.put("click", EventType.CLICK);
        TYPES.put("renderingFailure", EventType.RENDERING_FAILURE);
    }

    private EventDestinationForm() {}

    /** What came of reading one. */
    sealed interface Reading {

        record Read(EventDestination destination) implements Reading {}

        record Wrong(Problem problem) implements Reading {}
    }

    /** {@code form} is the destination itself. */
    static Reading read(Form form, String name, boolean enabled) {
        var words = form.texts("MatchingEventTypes");
        for (var word : words) {
            var flaw = Constraints.choice("eventDestination.matchingEventTypes", word, TYPES.keySet());
            if (flaw.isPresent()) {
                return new Reading.Wrong(Problem.of(flaw.get(), ErrorNames.EVENT_DESTINATION));
            }
        }
        var events = EnumSet.noneOf(EventType.class);
        words.forEach(word -> events.add(Objects.requireNonNull(TYPES.get(word))));
        var targets = targets(form);
        if (form.has("CloudWatchDestination")) {
            return new Reading.Wrong(Problem.sender(
                    "InvalidCloudWatchDestination",
                    "Everpost tells events to SNS and Firehose; its own /metrics counts what CloudWatch would."));
        }
        return targets.size() == 1
                ? new Reading.Read(new EventDestination(name, enabled, events, targets.getFirst()))
                : new Reading.Wrong(Problem.invalidValue(
                        "An event destination needs exactly one target, not " + targets.size() + "."));
    }

    /** The code for a target that is none. */
    static String invalid(Target target) {
        return switch (target) {
            case Target.Sns sns -> "InvalidSNSDestination";
            case Target.Firehose firehose -> "InvalidFirehoseDestination";
            case Target.EventBridge bus -> "InvalidParameterValue";
        };
    }

    static void write(EventDestination destination, Xml xml) {
        xml.text("Name", destination.name())
                .text("Enabled", destination.enabled())
                .texts(
                        "MatchingEventTypes",
                        TYPES.entrySet().stream()
                                .filter(type -> destination.events().contains(type.getValue()))
                                .map(Map.Entry::getKey)
                                .toList());
        switch (destination.target()) {
            case Target.Sns(var topic) -> xml.with("SNSDestination", one -> one.text("TopicARN", topic));
            case Target.Firehose(var role, var stream) ->
                xml.with(
                        "KinesisFirehoseDestination",
                        one -> one.text("IAMRoleARN", role).text("DeliveryStreamARN", stream));
            // v1 has no word for it.
            case Target.EventBridge bus -> {}
        }
    }

    private static List<Target> targets(Form form) {
        var targets = new ArrayList<Target>();
        if (form.has("SNSDestination")) {
            targets.add(new Target.Sns(orEmpty(form.text("SNSDestination.TopicARN"))));
        }
        if (form.has("KinesisFirehoseDestination")) {
            var stream = form.at("KinesisFirehoseDestination");
            targets.add(
                    new Target.Firehose(orEmpty(stream.text("IAMRoleARN")), orEmpty(stream.text("DeliveryStreamARN"))));
        }
        return targets;
    }

    /** What is absent is refused with what is not an ARN. */
    private static String orEmpty(@Nullable String arn) {
        return arn == null ? "" : arn;
    }
}
