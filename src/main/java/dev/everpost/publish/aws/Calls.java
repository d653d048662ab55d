package dev.everpost.publish.aws;

import dev.everpost.publish.EventType;
import dev.everpost.store.Outbox.Parcel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** An event as each service of AWS wants it. */
final class Calls {

    /** Sources that start with {@code aws.} are AWS's own; a rule must match this one. */
    static final String SOURCE = "everpost.ses";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUBJECT = "Amazon SES Email Event Notification";

    private Calls() {}

    /** The call for a parcel; empty when events cannot be sent to such a service. */
    static Optional<Call> of(Arn arn, Parcel parcel) {
        return switch (arn.service()) {
            case "sns" -> Optional.of(publish(parcel));
            case "events" -> Optional.of(putEvents(arn, parcel));
            case "firehose" -> Optional.of(putRecord(arn, parcel));
            default -> Optional.empty();
        };
    }

    private static Call publish(Parcel parcel) {
        var form = new StringBuilder("Action=Publish&Version=2010-03-31");
        field(form, "TopicArn", parcel.destination());
        if (isEvent(parcel)) {
            field(form, "Subject", SUBJECT);
        }
        field(form, "Message", parcel.body());
        return new Call(Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), form.toString());
    }

    private static Call putEvents(Arn arn, Parcel parcel) {
        var entry = Map.of(
                "Source",
                SOURCE,
                "DetailType",
                detailType(parcel),
                "Detail",
                isEvent(parcel) ? parcel.body() : JSON.writeValueAsString(Map.of("message", parcel.body())),
                "EventBusName",
                arn.name(),
                "Time",
                parcel.madeAt().getEpochSecond());
        return Call.json("AWSEvents.PutEvents", JSON.writeValueAsString(Map.of("Entries", List.of(entry))));
    }

    /** Records are joined to files there: each ends its line. */
    private static Call putRecord(Arn arn, Parcel parcel) {
        var data = Base64.getEncoder().encodeToString((parcel.body() + "\n").getBytes(StandardCharsets.UTF_8));
        return Call.json(
                "Firehose_20150804.PutRecord",
                JSON.writeValueAsString(Map.of("DeliveryStreamName", arn.name(), "Record", Map.of("Data", data))));
    }

    private static String detailType(Parcel parcel) {
        var label =
                isEvent(parcel) ? JSON.readTree(parcel.body()).path("eventType").asString("") : "";
        return Arrays.stream(EventType.values())
                .filter(type -> type.label().equals(label))
                .map(Calls::detailType)
                .findFirst()
                .orElse("Email Event");
    }

    private static String detailType(EventType type) {
        return switch (type) {
            case SEND -> "Email Sent";
            case REJECT -> "Email Rejected";
            case BOUNCE -> "Email Bounced";
            case COMPLAINT -> "Email Complaint Received";
            case DELIVERY -> "Email Delivered";
            case OPEN -> "Email Opened";
            case CLICK -> "Email Clicked";
            case RENDERING_FAILURE -> "Email Rendering Failed";
            case DELIVERY_DELAY -> "Email Delivery Delayed";
            case SUBSCRIPTION -> "Email Subscribed";
        };
    }

    private static boolean isEvent(Parcel parcel) {
        return parcel.body().startsWith("{");
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
