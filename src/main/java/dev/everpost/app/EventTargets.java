package dev.everpost.app;

import dev.everpost.publish.EventType;
import dev.everpost.publish.Subscriptions;
import dev.everpost.publish.sns.SubscriptionBook;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.EventDestination;
import java.util.List;

/** Joins the event destinations of configuration sets to what the outbox calls destinations. */
record EventTargets(ConfigurationSets sets, SubscriptionBook book) implements Subscriptions {

    @Override
    public List<String> to(String configurationSet, EventType type) {
        return sets.eventDestinations(configurationSet).stream()
                .filter(destination ->
                        destination.enabled() && destination.events().contains(named(type)))
                .flatMap(destination -> of(destination).stream())
                .distinct()
                .toList();
    }

    /** A topic of our own is everybody who confirmed; one of AWS is called by its name. */
    List<String> of(EventDestination destination) {
        return switch (destination.target()) {
            case EventDestination.Target.Sns(var topic) when book.hasTopic(topic) -> book.confirmed(topic);
            case EventDestination.Target.Sns(var topic) -> List.of(topic);
            case EventDestination.Target.EventBridge(var bus) -> List.of(bus);
            case EventDestination.Target.Firehose(var role, var stream) -> List.of(stream);
        };
    }

    private static EventDestination.EventType named(EventType type) {
        return switch (type) {
            case SEND -> EventDestination.EventType.SEND;
            case REJECT -> EventDestination.EventType.REJECT;
            case BOUNCE -> EventDestination.EventType.BOUNCE;
            case COMPLAINT -> EventDestination.EventType.COMPLAINT;
            case DELIVERY -> EventDestination.EventType.DELIVERY;
            case OPEN -> EventDestination.EventType.OPEN;
            case CLICK -> EventDestination.EventType.CLICK;
            case RENDERING_FAILURE -> EventDestination.EventType.RENDERING_FAILURE;
            case DELIVERY_DELAY -> EventDestination.EventType.DELIVERY_DELAY;
            case SUBSCRIPTION -> EventDestination.EventType.SUBSCRIPTION;
        };
    }
}
