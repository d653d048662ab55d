package dev.everpost.publish;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the end of one attempt makes: a Delivery for each reply, a Bounce for each kind, one DeliveryDelay. A provider that failed
 * is our own affair; what a recipient's side said is the sender's.
 */
final class AttemptEvents {

    private final Fact.AttemptEnded ended;
    private final Scene scene;
    private final Map<String, List<String>> taken = new LinkedHashMap<>();
    private final Map<BounceKind, List<SesEvent.Failed>> refused = new LinkedHashMap<>();
    private final List<SesEvent.Failed> later = new ArrayList<>();

    AttemptEvents(Fact.AttemptEnded ended, Scene scene) {
        this.ended = ended;
        this.scene = scene;
        ended.outcomes().forEach(this::note);
    }

    List<SesEvent> events(DeliveryEvent deliveryEvent) {
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

    private void note(Fact.RecipientOutcome one) {
        var address = scene.address(one.recipient());
        switch (one.outcome()) {
            case Outcome.Accepted(var id, var reply, var _) -> add(taken, reply, address);
            case Outcome.Refused(var scope, var reply) -> refused(address, scope, reply);
            case Outcome.TryLater(var cause, var after, var reply) -> {
                if (cause == Outcome.Cause.RECIPIENT && scene.isFirstDelay(ended.attempt(), one.recipient())) {
                    later.add(new SesEvent.Failed(address, Diagnosis.of(reply, 4)));
                }
            }
            case Outcome.ProviderDown _, Outcome.AccountTrouble _, Outcome.Unknown _ -> {}
        }
    }

    private void refused(String address, Outcome.Scope scope, String reply) {
        var diagnosis = Diagnosis.of(reply, 5);
        add(refused, BounceKind.of(scope, diagnosis), new SesEvent.Failed(address, diagnosis));
    }

    private static <K, V> void add(Map<K, List<V>> groups, K key, V value) {
        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }
}
