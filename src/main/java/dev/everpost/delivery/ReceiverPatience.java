package dev.everpost.delivery;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Message;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Waits with mail for receivers that are in trouble themselves: another provider would meet the same trouble, and what such a
 * receiver says of its mailboxes is not to be believed. Thread-safe.
 */
final class ReceiverPatience {

    private final ReceiverHolds holds;
    private final Spool spool;
    private final Aftermath aftermath;
    private final DeliverySettings settings;
    private final World world;

    ReceiverPatience(ReceiverHolds holds, Spool spool, Aftermath aftermath, DeliverySettings settings, World world) {
        this.holds = holds;
        this.spool = spool;
        this.aftermath = aftermath;
        this.settings = settings;
        this.world = world;
    }

    /**
     * Holds back what must wait; when nothing is left to go on with, the lease has ended.
     *
     * @param granted receivers that this pass may try, whatever its providers do meanwhile; grows
     */
    Reconciliation.Step before(Message message, List<Delivery> left, Set<String> granted) {
        var goOn = new ArrayList<Delivery>(left.size());
        var waiting = new ArrayList<Delivery>(0);
        for (var delivery : left) {
            var domain = delivery.recipient().address().domain();
            var held = granted.contains(domain) ? null : holds.ask(domain, message.messageClass());
            if (held == null) {
                granted.add(domain);
                goOn.add(delivery);
            } else {
                waiting.add(wait(delivery, message, held));
            }
        }
        if (waiting.isEmpty()) {
            return new Reconciliation.Step(left, false);
        }
        if (!spool.record(new Change(message.id(), List.of(), waiting, goOn.isEmpty(), List.of()))) {
            spool.release(message.id());
            return new Reconciliation.Step(List.of(), true);
        }
        return new Reconciliation.Step(goOn, true);
    }

    /** The older the message the longer, as behind any closed door: a queue of thousands must not ask for one trial all the time. */
    private Delivery wait(Delivery delivery, Message message, ReceiverHolds.Held held) {
        var now = world.time().now();
        var hold = now.plus(settings.hold(message.messageClass(), Duration.between(message.acceptedAt(), now)));
        var from = held.until().isAfter(hold) ? held.until() : hold;
        var due = from.plus(world.chance().upTo(Duration.between(now, from).dividedBy(4)));
        return aftermath.held(delivery, message, due, null, held.why());
    }

    /** What a receiver in trouble refuses for good is tried again later: it refuses everybody. */
    List<Outcome> soften(List<Delivery> travelled, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (isDoubtful(travelled.get(i), outcomes.get(i))) {
                return softened(travelled, outcomes);
            }
        }
        return outcomes;
    }

    private List<Outcome> softened(List<Delivery> travelled, List<Outcome> outcomes) {
        var softened = new ArrayList<Outcome>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            var outcome = outcomes.get(i);
            softened.add(
                    isDoubtful(travelled.get(i), outcome)
                            ? new Outcome.TryLater(
                                    Outcome.Cause.RECIPIENT,
                                    null,
                                    "not believed while its receiver is in trouble: " + outcome.reply())
                            : outcome);
        }
        return softened;
    }

    private boolean isDoubtful(Delivery delivery, Outcome outcome) {
        return outcome instanceof Outcome.Refused(var scope, var _)
                && scope == Outcome.Scope.RECIPIENT
                && holds.isHeld(delivery.recipient().address().domain());
    }
}
