package dev.everpost.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a message, as SES would tell it; the message itself is told beside it. */
public sealed interface SesEvent {

    /** Which event it is. */
    default EventType type() {
        return switch (this) {
            case Send() -> EventType.SEND;
            case Delivery _ -> EventType.DELIVERY;
            case Bounce _ -> EventType.BOUNCE;
            case Complaint _ -> EventType.COMPLAINT;
            case Reject _ -> EventType.REJECT;
            case Open _ -> EventType.OPEN;
            case Click _ -> EventType.CLICK;
            case RenderingFailure _ -> EventType.RENDERING_FAILURE;
            case DeliveryDelay _ -> EventType.DELIVERY_DELAY;
            case Subscription _ -> EventType.SUBSCRIPTION;
        };
    }

    /** We took responsibility. */
    record Send() implements SesEvent {}

    /** A provider took it, or told that the receiver did. {@code took} is counted from acceptance. */
    record Delivery(Instant at, Duration took, List<String> recipients, String reply) implements SesEvent {
        public Delivery {
            recipients = List.copyOf(recipients);
        }
    }

    /** Nobody will deliver it to these recipients. */
    record Bounce(Instant at, BounceKind kind, List<Failed> recipients, String feedbackId) implements SesEvent {
        public Bounce {
            recipients = List.copyOf(recipients);
        }
    }

    /** A recipient called it spam. */
    record Complaint(
            Instant at,
            Instant arrivedAt,
            List<String> recipients,
            @Nullable String feedbackType,
            @Nullable String subType,
            @Nullable String agent,
            String feedbackId)
            implements SesEvent {
        public Complaint {
            recipients = List.copyOf(recipients);
        }
    }

    /** It was not tried. */
    record Reject(String reason) implements SesEvent {}

    /** A recipient's mail program fetched the picture that tells of it. */
    record Open(Instant at, Reader by) implements SesEvent {}

    /** A recipient followed a link. */
    record Click(Instant at, Reader by, String link) implements SesEvent {}

    /** Its template could not be filled. */
    record RenderingFailure(String template, String why) implements SesEvent {}

    /** It was put off for the first time. {@code expires}: no longer tried after that. */
    record DeliveryDelay(Instant at, String delayType, Instant expires, List<Failed> recipients) implements SesEvent {
        public DeliveryDelay {
            recipients = List.copyOf(recipients);
        }
    }

    /** A recipient wants no more of it. */
    record Subscription(Instant at, String source) implements SesEvent {}

    /** A recipient and what was said about it. */
    record Failed(String address, Diagnosis diagnosis) {}

    /** The program that fetched something, as far as it was told. */
    record Reader(@Nullable String address, @Nullable String agent) {}
}
