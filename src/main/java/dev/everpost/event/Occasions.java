package dev.everpost.event;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns facts into events: one for each recipient that a fact is about. The same fact always makes the same events, with the same
 * ids. Thread-safe.
 */
public final class Occasions {

    private static final Set<EventType> OF_ATTEMPTS = Set.of(
            EventType.MESSAGE_HANDED_OVER,
            EventType.MESSAGE_REFUSED,
            EventType.MESSAGE_DEFERRED,
            EventType.MESSAGE_UNKNOWN);

    private final Names names;

    /** @param hostname of the gateway: part of the ids of events that are about no message */
    public Occasions(String hostname) {
        this.names = new Names(hostname);
    }

    /**
     * The events of a fact.
     *
     * @param stories what is known of a message, asked only when needed; empty when it was dropped, and then nothing is told
     */
    public List<Event> of(Entry entry, Function<MessageId, Optional<Story>> stories) {
        return switch (entry.fact()) {
            case Fact.OfMessage fact when types(fact).isEmpty() -> List.of();
            case Fact.OfMessage fact ->
                stories.apply(fact.message())
                        .map(story -> told(fact, new Scene(entry, story)))
                        .orElse(List.of());
            case Fact.OfProvider fact -> new NewsEvents(names, entry).of(fact);
            case Fact.OfGateway fact -> new NewsEvents(names, entry).of(fact);
        };
    }

    /** The types of events that a fact can make: tells whether a look is worth it. */
    public static Set<EventType> types(Fact fact) {
        return switch (fact) {
            case Fact.Admitted _ -> Set.of(EventType.MESSAGE_ACCEPTED);
            case Fact.AttemptStarted _, Fact.RetryAsked _, Fact.Silent _ -> Set.of();
            case Fact.Inquired asked ->
                asked.finding() == Fact.Found.TAKEN ? Set.of(EventType.MESSAGE_HANDED_OVER) : Set.of();
            case Fact.AttemptEnded _ -> OF_ATTEMPTS;
            case Fact.Expired _ -> Set.of(EventType.MESSAGE_EXPIRED);
            case Fact.NoCarrier _, Fact.NotRendered _ -> Set.of(EventType.MESSAGE_REFUSED);
            case Fact.Cancelled _ -> Set.of(EventType.MESSAGE_CANCELLED);
            case Fact.Suppressed _ -> Set.of(EventType.MESSAGE_SUPPRESSED);
            case Fact.Reported reported -> Set.of(ReportEvents.type(reported.report()));
            case Fact.StandingChanged _ -> Set.of(EventType.PROVIDER_STANDING_CHANGED);
            case Fact.AlarmRaised _ -> Set.of(EventType.ALARM_RAISED);
            case Fact.AlarmCleared _ -> Set.of(EventType.ALARM_CLEARED);
            case Fact.OfProvider _, Fact.OfGateway _ -> Set.of();
        };
    }

    private List<Event> told(Fact.OfMessage fact, Scene scene) {
        var making = new Making(names, scene);
        switch (fact) {
            case Fact.Admitted _ -> making.ofMessage(EventType.MESSAGE_ACCEPTED);
            case Fact.AttemptEnded ended -> new AttemptEvents(making, ended).make();
            case Fact.Expired expired ->
                making.each(EventType.MESSAGE_EXPIRED, expired.recipients(), expired.why(), Map.of());
            case Fact.NoCarrier none ->
                making.each(
                        EventType.MESSAGE_REFUSED, none.recipients(), none.why(), Map.of("reason_class", "no_carrier"));
            case Fact.Cancelled cancelled ->
                making.each(
                        EventType.MESSAGE_CANCELLED,
                        cancelled.recipients(),
                        "cancelled by " + cancelled.by(),
                        Map.of());
            case Fact.Suppressed suppressed ->
                suppressed.recipients().keySet().stream()
                        .sorted()
                        .forEach(index -> making.each(
                                EventType.MESSAGE_SUPPRESSED,
                                List.of(index),
                                suppressed.recipients().getOrDefault(index, ""),
                                Map.of()));
            case Fact.NotRendered failed ->
                making.all(EventType.MESSAGE_REFUSED, failed.why(), Map.of("reason_class", "template"));
            case Fact.Reported reported -> new ReportEvents(making, scene).make(reported);
            case Fact.Inquired asked -> found(making, asked);
            case Fact.AttemptStarted _, Fact.RetryAsked _, Fact.Silent _ -> {}
        }
        return making.events();
    }

    /** A provider that was asked has it after all. */
    private static void found(Making making, Fact.Inquired asked) {
        if (asked.finding() == Fact.Found.TAKEN) {
            var members = new LinkedHashMap<String, Object>();
            members.put("provider", asked.provider().value());
            members.put("attempt", asked.attempt());
            if (asked.providerId() != null) {
                members.put("provider_id", asked.providerId());
            }
            making.each(EventType.MESSAGE_HANDED_OVER, asked.recipients(), asked.words(), members);
        }
    }
}
