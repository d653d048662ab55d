package dev.everpost.delivery;

import dev.everpost.delivery.Chooser.Choice;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: "started" is made durable, the provider is called, the end is made durable. Thread-safe.
 *
 * <p>The order is the promise: a process that dies between the two records leaves a try whose outcome is unknown, and the
 * restart knows it. Better to deliver twice, marked, than to lose mail.
 */
final class Attempt {

    private final Spool spool;
    private final Aftermath aftermath;
    private final Notices notices;
    private final DeliverySettings settings;
    private final DeliveryEvents events;
    private final World world;
    private final Insistence insistence;
    private final ReceiverPatience receivers;

    Attempt(
            Spool spool,
            Aftermath aftermath,
            Notices notices,
            DeliverySettings settings,
            DeliveryEvents events,
            World world,
            BooleanSupplier stopping,
            ReceiverPatience receivers) {
        this.spool = spool;
        this.aftermath = aftermath;
        this.notices = notices;
        this.settings = settings;
        this.events = events;
        this.world = world;
        this.insistence = new Insistence(spool, world, stopping);
        this.receivers = receivers;
    }

    /**
     * What is left for this pass.
     *
     * @param goesOn the provider failed some of them, or nobody knows
     * @param waits the spool holds something of it, or a notice about it, for a later pass
     */
    record Remaining(List<Delivery> deliveries, boolean goesOn, boolean waits) {
        static final Remaining NOTHING = new Remaining(List.of(), false, true);
    }

    Remaining make(Message message, Content content, List<Delivery> left, int number, Choice.Chosen chosen) {
        var provider = chosen.carrier().provider();
        int travel = chosen.passage().permit().recipients();
        var now = world.time().now();
        var travelling = left.subList(0, travel).stream()
                .map(delivery -> Aftermath.attempting(delivery, provider.name(), number, now))
                .toList();
        if (!started(message, travelling, number, chosen, now)) {
            chosen.passage().abandon(chosen.carrier());
            takeBack(message, left.subList(0, travel), number);
            return Remaining.NOTHING;
        }
        long start = world.time().nanos();
        var recipients = travelling.stream().map(Delivery::recipient).toList();
        var ticket = chosen.passage().ticket();
        var trace = Trace.of(message, settings.hostname());
        var parcel = new Parcel(message, number, recipients, trace, content, ticket.pool());
        var outcomes = ProviderCall.send(provider, parcel);
        var took = world.time().since(start);
        chosen.carrier().gate().leave(chosen.passage().permit(), outcomes, took);
        ticket.settle(outcomes);
        events.wentFrom(provider.name(), ticket.name(), travel);
        events.called(message, provider.name(), recipients, outcomes, took);
        var believed = receivers.soften(travelling, outcomes);
        return ended(message, content, travelling, left.subList(travel, left.size()), believed, number, took, provider);
    }

    private boolean started(Message message, List<Delivery> travelling, int number, Choice.Chosen chosen, Instant now) {
        var indexes = travelling.stream()
                .map(delivery -> delivery.recipient().index())
                .toList();
        var fact = new Fact.AttemptStarted(
                now, message.id(), number, chosen.carrier().provider().name(), indexes, chosen.why(), pool(chosen));
        return spool.record(new Change(message.id(), List.of(fact), travelling, false, List.of()));
    }

    private static @Nullable String pool(Choice.Chosen chosen) {
        var name = chosen.passage().ticket().name();
        return name.isEmpty() ? null : name;
    }

    /**
     * A commit that failed may be durable all the same. Nothing was sent, so the deliveries must not stay "attempting", where
     * nobody would look for them before the next start; the attempt's number is spent.
     */
    private void takeBack(Message message, List<Delivery> deliveries, int number) {
        var waiting = deliveries.stream()
                .map(delivery -> Aftermath.notTried(delivery, number))
                .toList();
        insistence.record(new Change(message.id(), List.of(), waiting, true, List.of()));
    }

    private Remaining ended(
            Message message,
            Content content,
            List<Delivery> travelled,
            List<Delivery> stayed,
            List<Outcome> outcomes,
            int number,
            Duration took,
            Provider provider) {
        var now = world.time().now();
        var updates = new ArrayList<Delivery>();
        var left = new ArrayList<Delivery>();
        var told = new ArrayList<RecipientOutcome>();
        for (int i = 0; i < travelled.size(); i++) {
            var delivery = travelled.get(i);
            var next = aftermath.after(delivery, outcomes.get(i), message, now);
            updates.add(next.delivery());
            told.add(new RecipientOutcome(delivery.recipient().index(), outcomes.get(i), delivery.unknowns() > 0));
            if (next.goesOn()) {
                left.add(next.delivery());
            }
        }
        boolean goesOn = !left.isEmpty();
        boolean waits = updates.stream().anyMatch(update -> !update.state().isFinal() && !left.contains(update));
        left.addAll(stayed);
        var fact = new Fact.AttemptEnded(now, message.id(), number, provider.name(), took, told);
        var notice = notices.failure(message, content, updates);
        var change = new Change(message.id(), List.of(fact), updates, left.isEmpty(), notice);
        if (!insistence.record(change)) {
            return Remaining.NOTHING;
        }
        tell(message, updates, outcomes, provider, now);
        return new Remaining(left, goesOn, waits || !notice.isEmpty());
    }

    private void tell(Message message, List<Delivery> updates, List<Outcome> outcomes, Provider provider, Instant now) {
        for (int i = 0; i < updates.size(); i++) {
            var delivery = updates.get(i);
            events.attempted(message, provider.name(), outcomes.get(i));
            if (delivery.state().isFinal()) {
                var since = Duration.between(message.acceptedAt(), now);
                events.settled(message, delivery.state(), delivery.unknowns() > 0, since);
            }
        }
    }
}
