package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.standing.Standing.Condition;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mail that waits for providers follows their standing: away from one that goes down, towards one that comes back, a few
 * at a time while it is tried. So what waits needs to be looked at but rarely. Used by one thread.
 */
final class Followers {

    private static final Set<String> GONE = Set.of(Condition.DOWN.label(), Condition.DRAINED.label());
    private static final Set<String> BACK =
            Set.of(Condition.RAMPING.label(), Condition.UP.label(), Condition.FORCED.label());
    /** A safety net under the news. */
    private static final Duration NAP_MAX = Duration.ofMinutes(1);

    private static final Duration NAP_MIN = Duration.ofMillis(100);
    /** How often mail is sent to a provider that wants single probes, and how much. */
    private static final Duration PROBE_EVERY = Duration.ofSeconds(2);

    private static final int PROBES = 3;

    private final DeliveryRoom delivery;
    private final Consumer<Fact> journal;
    private final World world;
    private final Map<ProviderName, String> owed = new LinkedHashMap<>();

    Followers(DeliveryRoom delivery, Consumer<Fact> journal, World world) {
        this.delivery = delivery;
        this.journal = journal;
        this.world = world;
    }

    /** Acts on news, and on what time has changed; what a failing store does not let it do is done later. */
    void follow(List<News> taken) {
        for (var item : taken) {
            if (item instanceof News.Moved(var change)) {
                hear(change);
            }
        }
        if (delivery.health() instanceof Spool.Health.Failing) {
            return;
        }
        owed.forEach(this::move);
        owed.clear();
        delivery.carriers().byName().forEach((name, carrier) -> {
            if (carrier.gate().standing().condition() == Condition.PROBING) {
                probe(name);
            }
        });
    }

    private void hear(Fact.StandingChanged change) {
        if (GONE.contains(change.to())) {
            owed.put(change.provider(), change.why());
        } else if (BACK.contains(change.to())) {
            // Who waits for another that is down may be allowed to take this one.
            waitedFor().forEach(name -> owed.put(name, change.provider() + " is back"));
            owed.put(change.provider(), "it is back: " + change.why());
        }
    }

    private List<ProviderName> waitedFor() {
        return delivery.carriers().byName().entrySet().stream()
                .filter(entry -> !entry.getValue().gate().usable())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void move(ProviderName provider, String why) {
        int moved = delivery.backlog().move(provider);
        if (moved > 0) {
            journal.accept(new Fact.BacklogRerouted(world.time().now(), provider, moved, why));
        }
    }

    /** Some that wait for it, or else for another: a provider that nobody tries never comes back. */
    private void probe(ProviderName provider) {
        int moved = delivery.backlog().moveSome(provider, PROBES);
        for (var other : moved > 0 ? List.<ProviderName>of() : waitedFor()) {
            if (delivery.backlog().moveSome(other, PROBES) > 0) {
                return;
            }
        }
    }

    /** Until a gate changes by time alone. */
    Duration nap() {
        var nap = owed.isEmpty() ? NAP_MAX : PROBE_EVERY;
        for (var carrier : delivery.carriers().byName().values()) {
            var standing = carrier.gate().standing();
            var next = standing.nextProbeAt();
            if (standing.condition() == Condition.PROBING) {
                nap = shorter(nap, PROBE_EVERY);
            } else if (standing.condition() == Condition.DOWN && next != null) {
                nap = shorter(nap, Duration.between(world.time().now(), next));
            }
        }
        return nap.compareTo(NAP_MIN) > 0 ? nap : NAP_MIN;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
