package dev.everpost.publish;

import dev.everpost.fact.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What was reported after the hand-over, as SES would tell it. */
final class Reports {

    private Reports() {}

    static List<SesEvent> events(Fact.Reported reported, Scene scene, DeliveryEvent deliveryEvent) {
        var details = reported.details();
        var at = reported.happenedAt();
        var address = scene.address(reported.recipient());
        return switch (reported.report()) {
            case DELIVERED ->
                deliveryEvent == DeliveryEvent.REPORTED ? List.of(delivery(reported, scene, address)) : List.of();
            case DELAYED -> List.of(scene.delay(at, List.of(failed(address, details, 4))));
            case BOUNCED_FOR_GOOD -> List.of(bounce(reported, scene, "Permanent", failed(address, details, 5)));
            case BOUNCED_FOR_NOW -> List.of(bounce(reported, scene, "Transient", failed(address, details, 4)));
            case COMPLAINED -> List.of(complaint(reported, scene, address));
            case REJECTED -> List.of(new SesEvent.Reject(details.getOrDefault("diagnostic", "Bad content")));
            case OPENED -> List.of(new SesEvent.Open(at, reader(details)));
            case CLICKED -> List.of(new SesEvent.Click(at, reader(details), details.getOrDefault("link", "")));
            case UNSUBSCRIBED ->
                List.of(new SesEvent.Subscription(at, details.getOrDefault("source", "UnsubscribeHeader")));
            case QUEUED, SENT, UNKNOWN -> List.of();
        };
    }

    private static SesEvent delivery(Fact.Reported reported, Scene scene, String address) {
        var took = Duration.between(scene.story().message().acceptedAt(), reported.happenedAt());
        return new SesEvent.Delivery(
                reported.happenedAt(),
                took.isNegative() ? Duration.ZERO : took,
                List.of(address),
                reported.details().getOrDefault("diagnostic", "250 ok"));
    }

    private static SesEvent bounce(Fact.Reported reported, Scene scene, String type, SesEvent.Failed failed) {
        var subType = reported.details().getOrDefault("subtype", "General");
        return scene.bounce(reported.happenedAt(), new BounceKind(type, subType), List.of(failed));
    }

    private static SesEvent complaint(Fact.Reported reported, Scene scene, String address) {
        var details = reported.details();
        return new SesEvent.Complaint(
                reported.at(),
                reported.happenedAt(),
                List.of(address),
                details.get("type"),
                details.get("subtype"),
                details.get("agent"),
                scene.feedbackId());
    }

    private static SesEvent.Failed failed(String address, Map<String, String> details, int digit) {
        var read = Diagnosis.of(details.getOrDefault("diagnostic", "no reason was told"), digit);
        var status = details.get("status");
        return new SesEvent.Failed(address, status == null ? read : new Diagnosis(read.code(), status, read.words()));
    }

    private static SesEvent.Reader reader(Map<String, String> details) {
        return new SesEvent.Reader(details.get("address"), details.get("agent"));
    }
}
