package dev.everpost.ses;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where events about the mail of a configuration set go.
 *
 * @param enabled false keeps it without telling it anything
 * @param events only these are told
 */
public record EventDestination(String name, boolean enabled, Set<EventType> events, Target target) {

    private static final Pattern TOPIC = arn("sns", "[A-Za-z0-9_-]{1,256}");
    private static final Pattern BUS = arn("events", "event-bus/[A-Za-z0-9/._-]{1,256}");
    private static final Pattern STREAM = arn("firehose", "deliverystream/[A-Za-z0-9_.-]{1,64}");
    private static final Pattern ROLE = arn("iam", "role/[\\x21-\\x7e]{1,512}");

    public EventDestination {
        events = Set.copyOf(events);
    }

    /** What an application can be told, in SES's words. */
    public enum EventType {
        SEND,
        REJECT,
        BOUNCE,
        COMPLAINT,
        DELIVERY,
        OPEN,
        CLICK,
        RENDERING_FAILURE,
        DELIVERY_DELAY,
        SUBSCRIPTION
    }

    /** Who is told. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Target.Sns.class, name = "sns"),
        @JsonSubTypes.Type(value = Target.EventBridge.class, name = "eventbridge"),
        @JsonSubTypes.Type(value = Target.Firehose.class, name = "firehose")
    })
    public sealed interface Target {

        /** A topic of the Simple Notification Service. */
        record Sns(String topicArn) implements Target {}

        /** An event bus of Amazon EventBridge. */
        record EventBridge(String eventBusArn) implements Target {}

        /** A delivery stream of Amazon Data Firehose. */
        record Firehose(String iamRoleArn, String deliveryStreamArn) implements Target {}
    }

    Optional<SesError> flaw() {
        return Constraints.name("eventDestinationName", name)
                .or(() -> events.isEmpty()
                        ? Constraints.bad("MatchingEventTypes must have at least one event type.")
                        : Optional.empty())
                .or(this::targetFlaw);
    }

    private Optional<SesError> targetFlaw() {
        return switch (target) {
            case Target.Sns(var topic) -> arnFlaw("SNS topic", topic, TOPIC);
            case Target.EventBridge(var bus) -> arnFlaw("EventBridge event bus", bus, BUS);
            case Target.Firehose(var role, var stream) ->
                arnFlaw("IAM role", role, ROLE).or(() -> arnFlaw("Firehose delivery stream", stream, STREAM));
        };
    }

    private static Optional<SesError> arnFlaw(String what, String arn, Pattern pattern) {
        return pattern.matcher(arn).matches()
                ? Optional.empty()
                : Constraints.bad("Invalid " + what + " <" + Constraints.shown(arn) + ">: it is not the ARN of one.");
    }

    private static Pattern arn(String service, String resource) {
        return Pattern.compile("arn:aws[a-z-]*:" + service + ":[a-z0-9-]*:[0-9]{12}:" + resource);
    }
}
