package dev.everpost.edge.ses;

import dev.everpost.ses.Constraints;
import dev.everpost.ses.EventDestination;
import dev.everpost.ses.EventDestination.EventType;
import dev.everpost.ses.EventDestination.Target;
import dev.everpost.ses.Result;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event destination as requests carry it and answers show it. */
record EventDestinationBody(
        @Nullable Boolean enabled,
        @Nullable List<String> matchingEventTypes,
        @Nullable Topic snsDestination,
        @Nullable Bus eventBridgeDestination,
        @Nullable Stream kinesisFirehoseDestination,
        @Nullable Object cloudWatchDestination,
        @Nullable Object pinpointDestination) {

    private static final List<String> TYPES =
            Arrays.stream(EventType.values()).map(Enum::name).toList();

    record Topic(@Nullable String topicArn) {}

    record Bus(@Nullable String eventBusArn) {}

    record Stream(@Nullable String iamRoleArn, @Nullable String deliveryStreamArn) {}

    /** The destination under its name. */
    Result<EventDestination> named(String name) {
        return Result.unless(
                typeFlaw(),
                () -> target().then(target -> {
                    var events = EnumSet.noneOf(EventType.class);
                    types().forEach(type -> events.add(EventType.valueOf(type)));
                    return Result.done(new EventDestination(name, Boolean.TRUE.equals(enabled), events, target));
                }));
    }

    static Members members(EventDestination destination) {
        var members = new Members()
                .with("Name", destination.name())
                .with("Enabled", destination.enabled())
                .with(
                        "MatchingEventTypes",
                        destination.events().stream().sorted().map(Enum::name).toList());
        return switch (destination.target()) {
            case Target.Sns(var topic) -> members.with("SnsDestination", new Members().with("TopicArn", topic));
            case Target.EventBridge(var bus) ->
                members.with("EventBridgeDestination", new Members().with("EventBusArn", bus));
            case Target.Firehose(var role, var stream) ->
                members.with(
                        "KinesisFirehoseDestination",
                        new Members().with("IamRoleArn", role).with("DeliveryStreamArn", stream));
        };
    }

    private List<String> types() {
        return matchingEventTypes == null ? List.of() : matchingEventTypes;
    }

    private Optional<SesError> typeFlaw() {
        return types().stream()
                .map(type -> Constraints.choice("eventDestination.matchingEventTypes", type, TYPES))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Result<Target> target() {
        if (cloudWatchDestination != null || pinpointDestination != null) {
            return Result.failed(
                    Kind.NOT_OFFERED,
                    "Everpost tells events to SNS, EventBridge and Firehose; CloudWatch and Pinpoint destinations are"
                            + " not offered. Its own /metrics counts what CloudWatch would.");
        }
        var targets = new ArrayList<Target>();
        if (snsDestination != null) {
            targets.add(new Target.Sns(text(snsDestination.topicArn())));
        }
        if (eventBridgeDestination != null) {
            targets.add(new Target.EventBridge(text(eventBridgeDestination.eventBusArn())));
        }
        if (kinesisFirehoseDestination != null) {
            targets.add(new Target.Firehose(
                    text(kinesisFirehoseDestination.iamRoleArn()),
                    text(kinesisFirehoseDestination.deliveryStreamArn())));
        }
        return targets.size() == 1
                ? Result.done(targets.getFirst())
                : Result.failed(
                        Kind.BAD_REQUEST, "An event destination needs exactly one target, not " + targets.size() + ".");
    }

    /** What is absent is refused with what is not an ARN. */
    private static String text(@Nullable String arn) {
        return arn == null ? "" : arn;
    }
}
