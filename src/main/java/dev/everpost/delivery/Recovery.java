package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries that were started, have no outcome and nobody waits for become unknown; the next pass asks their providers. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int CHUNK = 100;

    private final Spool spool;
    private final Aftermath aftermath;
    private final World world;

    Recovery(Spool spool, Aftermath aftermath, World world) {
        this.spool = spool;
        this.aftermath = aftermath;
        this.world = world;
    }

    /** Settles what a dead process or a broken pass left open; false when the store did not let it finish. */
    boolean run() {
        int total = 0;
        var found = spool.interrupted(CHUNK);
        while (!found.isEmpty()) {
            for (int i = 0; i < found.size(); i++) {
                if (!recover(found.get(i))) {
                    found.subList(i, found.size())
                            .forEach(left -> spool.release(left.message().id()));
                    return false;
                }
                total++;
            }
            found = spool.interrupted(CHUNK);
        }
        if (total > 0) {
            LOG.warn("{} messages were under way and nobody waits for their outcome; it counts as unknown", total);
        }
        return !(spool.health() instanceof Spool.Health.Failing);
    }

    private boolean recover(Work work) {
        var now = world.time().now();
        var message = work.message();
        var unknown = new Outcome.Unknown("Everpost stopped before the answer came");
        var updates = new ArrayList<Delivery>();
        var byAttempt = new TreeMap<Integer, List<Delivery>>();
        for (var delivery : work.deliveries()) {
            updates.add(aftermath.interrupted(delivery, message, now, unknown));
            byAttempt
                    .computeIfAbsent(delivery.lastAttempt(), attempt -> new ArrayList<>())
                    .add(delivery);
        }
        var facts = new ArrayList<Fact>();
        byAttempt.forEach((attempt, deliveries) -> {
            var told = deliveries.stream()
                    .map(delivery ->
                            new RecipientOutcome(delivery.recipient().index(), unknown, delivery.unknowns() > 0))
                    .toList();
            var provider = Objects.requireNonNull(deliveries.getFirst().provider(), "an attempt has a provider");
            facts.add(new Fact.AttemptEnded(now, message.id(), attempt, provider, Duration.ZERO, told));
        });
        return spool.record(new Change(message.id(), facts, updates, true, List.of()));
    }
}
