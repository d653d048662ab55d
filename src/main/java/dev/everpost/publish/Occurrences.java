package dev.everpost.publish;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            case Fact.AttemptEnded ended -> attempt(ended, scene);
            case Fact.Suppressed suppressed -> suppressed(suppressed, scene);
            case Fact.Expired expired ->
                List.of(scene.bounce(
                        expired.at(), BounceKind.EXPIRED, scene.failed(expired.recipients(), expired.why(), 4)));
            case Fact.NoCarrier none ->
                List.of(scene.bounce(none.at(), BounceKind.NO_CARRIER, scene.failed(none.recipients(), none.why(), 5)));
            case Fact.Cancelled cancelled -> List.of(new SesEvent.Reject("Cancelled by " + cancelled.by()));
            case Fact.NotRendered failed -> List.of(new SesEvent.RenderingFailure(failed.template(), failed.why()));
            case Fact.Reported reported -> Reports.events(reported, scene, deliveryEvent);
            case Fact.AttemptStarted _, Fact.RetryAsked _, Fact.OfProvider _, Fact.OfGateway _ -> List.of();
        };
    }

    /** A provider that failed is our own affair; what a recipient's side said is the sender's. */
    private List<SesEvent> attempt(Fact.AttemptEnded ended, Scene scene) {
        var taken = new LinkedHashMap<String, List<String>>();
        var refused = new LinkedHashMap<BounceKind, List<SesEvent.Failed>>();
        var later = new ArrayList<SesEvent.Failed>();
        for (var one : ended.outcomes()) {
            var address = scene.address(one.recipient());
            switch (one.outcome()) {
                case Outcome.Accepted(var id, var reply) -> add(taken, reply, address);
                case Outcome.Refused(var scope, var reply) -> {
                    var diagnosis = Diagnosis.of(reply, 5);
                    add(refused, BounceKind.of(scope, diagnosis), new SesEvent.Failed(address, diagnosis));
                }
                case Outcome.TryLater(var cause, var after, var reply) -> {
                    if (cause == Outcome.Cause.RECIPIENT && scene.isFirstDelay(ended.attempt(), one.recipient())) {
                        later.add(new SesEvent.Failed(address, Diagnosis.of(reply, 4)));
                    }
                }
                case Outcome.ProviderDown _, Outcome.AccountTrouble _, Outcome.Unknown _ -> {}
            }
        }
        var events = new ArrayList<SesEvent>();
        if (deliveryEvent == DeliveryEvent.HANDED_OVER) {
            var took = Duration.between(scene.story().message().acceptedAt(), ended.at());
            taken.forEach((reply, to) -> events.add(new SesEvent.Delivery(ended.at(), took, to, reply)));
        }
        refused.forEach((kind, failed) -> events.add(scene.bounce(ended.at(), kind, failed)));
        if (!later.isEmpty()) {
            events.add(scene.delay(ended.at(), later));
        }
        return events;
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

    private static <K, V> void add(Map<K, List<V>> groups, K key, V value) {
        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }
}
