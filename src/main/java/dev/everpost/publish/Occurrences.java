package dev.everpost.publish;

import dev.everpost.fact.Fact;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns one fact of a message into the events that SES would tell of it. Pure. */
final class Occurrences {

    private final DeliveryEvent deliveryEvent;

    Occurrences(DeliveryEvent deliveryEvent) {
        this.deliveryEvent = deliveryEvent;
    }

    List<SesEvent> of(Entry entry, Story story) {
        var scene = new Scene(entry, story);
        return switch (entry.fact()) {
            case Fact.Admitted _ -> List.of(new SesEvent.Send());
            case Fact.AttemptEnded ended -> new AttemptEvents(ended, scene).events(deliveryEvent);
            case Fact.Inquired inquired -> found(inquired, scene);
            case Fact.Suppressed suppressed -> suppressed(suppressed, scene);
            case Fact.Expired expired ->
                List.of(scene.bounce(
                        expired.at(), BounceKind.EXPIRED, scene.failed(expired.recipients(), expired.why(), 4)));
            case Fact.NoCarrier none ->
                List.of(scene.bounce(none.at(), BounceKind.NO_CARRIER, scene.failed(none.recipients(), none.why(), 5)));
            case Fact.Cancelled cancelled -> List.of(new SesEvent.Reject("Cancelled by " + cancelled.by()));
            case Fact.NotRendered failed -> List.of(new SesEvent.RenderingFailure(failed.template(), failed.why()));
            case Fact.Reported reported -> Reports.events(reported, scene, deliveryEvent);
            case Fact.AttemptStarted _, Fact.RetryAsked _, Fact.Silent _, Fact.OfProvider _, Fact.OfGateway _ ->
                List.of();
        };
    }

    /** A hand-over that nobody knew of until its provider was asked. */
    private List<SesEvent> found(Fact.Inquired inquired, Scene scene) {
        if (inquired.finding() != Fact.Found.TAKEN || deliveryEvent != DeliveryEvent.HANDED_OVER) {
            return List.of();
        }
        var took = Duration.between(scene.story().message().acceptedAt(), inquired.at());
        var to = inquired.recipients().stream().map(scene::address).toList();
        return List.of(new SesEvent.Delivery(inquired.at(), took, to, inquired.words()));
    }

    private static List<SesEvent> suppressed(Fact.Suppressed suppressed, Scene scene) {
        var failed = new ArrayList<SesEvent.Failed>();
        suppressed.recipients().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> failed.add(new SesEvent.Failed(
                        scene.address(each.getKey()),
                        new Diagnosis(0, "5.1.1", "suppressed, nothing was sent: " + each.getValue()))));
        return List.of(scene.bounce(suppressed.at(), BounceKind.SUPPRESSED, failed));
    }
}
