package dev.everpost.app;

import dev.everpost.app.settings.CapacitySettings;
import dev.everpost.capacity.Ceiling;
import dev.everpost.capacity.Flow;
import dev.everpost.capacity.Road;
import dev.everpost.capacity.Sight;
import dev.everpost.capacity.Start;
import dev.everpost.capacity.Traffic;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Strategy;
import dev.everpost.standing.Standing;
import dev.everpost.store.Ledger;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The running gateway as the reckoning of capacity sees it: routes and their mail, gates and what is left of them. */
final class CapacitySight implements Sight {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int CALLS_MIN = 20;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Supplier<Carriers> carriers;
    private final CapacitySettings settings;
    private final Ledger ledger;
    private final Traffic traffic;
    private final Experience experience;
    private final Time time;

    CapacitySight(
            Supplier<Carriers> carriers,
            CapacitySettings settings,
            Ledger ledger,
            Traffic traffic,
            Experience experience,
            Time time) {
        this.carriers = carriers;
        this.settings = settings;
        this.ledger = ledger;
        this.traffic = traffic;
        this.experience = experience;
        this.time = time;
    }

    @Override
    public List<Flow> flows(Start start) {
        var flows = new ArrayList<Flow>();
        var now = time.now();
        for (var rule : carriers.get().routes().rules()) {
            for (var messageClass : MessageClass.values()) {
                var mail = new Traffic.Mail(rule.match().words(), messageClass);
                var hours = switch (start) {
                    case NOW -> traffic.fromNow(mail, now);
                    case PEAK -> traffic.fromPeak(mail, traffic.peak(now), now);
                };
                if (hours.stream().anyMatch(each -> each > 0)) {
                    flows.add(flow(rule, mail, hours));
                }
            }
        }
        return start == Start.NOW ? withWaiting(flows, ledger.depth(now)) : flows;
    }

    private Flow flow(RouteRule rule, Traffic.Mail mail, List<Double> hours) {
        var useful = switch (mail.messageClass()) {
            case CRITICAL -> settings.criticalWithin();
            case TRANSACTIONAL -> settings.transactionalWithin();
            case BULK -> rule.deadline();
        };
        var within = useful.compareTo(rule.deadline()) < 0 ? useful : rule.deadline();
        return new Flow(mail.rule(), mail.messageClass(), ways(rule), within, rule.deadline(), 0, hours);
    }

    private static List<Flow.Way> ways(RouteRule rule) {
        boolean weighted = rule.strategy() == Strategy.WEIGHTED;
        double sum = rule.providers().stream()
                .mapToDouble(name -> weight(rule, name))
                .sum();
        var ways = new ArrayList<Flow.Way>();
        for (var name : rule.providers()) {
            double first = ways.isEmpty() ? 1 : 0;
            ways.add(new Flow.Way(name, weighted && sum > 0 ? weight(rule, name) / sum : first));
        }
        return ways;
    }

    private static double weight(RouteRule rule, ProviderName name) {
        return rule.weights().getOrDefault(name, RouteRule.WEIGHT);
    }

    /** The store counts what waits by class; it is taken to be of the class's busiest rule. */
    private static List<Flow> withWaiting(List<Flow> flows, Ledger.Depth depth) {
        var all = new ArrayList<Flow>();
        for (var flow : flows) {
            boolean busiest = flows.stream()
                    .filter(other -> other.messageClass() == flow.messageClass())
                    .allMatch(other ->
                            other.perHour().getFirst() <= flow.perHour().getFirst());
            boolean first =
                    all.stream().noneMatch(other -> other.messageClass() == flow.messageClass() && other.waiting() > 0);
            double waiting = depth.waiting().getOrDefault(flow.messageClass(), 0L);
            all.add(busiest && first ? flow.withWaiting(waiting) : flow);
        }
        return all;
    }

    @Override
    public List<Road> roads(Start start) {
        var at = switch (start) {
            // What went in the present hour is spent.
            case NOW -> time.now().plus(HOUR);
            case PEAK -> traffic.peak(time.now());
        };
        var roads = new ArrayList<Road>();
        carriers.get().byName().forEach((name, carrier) -> {
            var standing = carrier.gate().standing();
            if (isOpen(standing)) {
                roads.add(new Road(name, ceilings(name, carrier, standing, at)));
            }
        });
        return roads;
    }

    private static boolean isOpen(Standing standing) {
        return switch (standing.condition()) {
            case UP, RAMPING, FORCED -> true;
            case DOWN, PROBING, DRAINED -> false;
        };
    }

    private List<Ceiling> ceilings(ProviderName name, Carrier carrier, Standing standing, Instant at) {
        var ceilings = new ArrayList<Ceiling>();
        var settings = carrier.gate().settings();
        if (settings.perSecond() != null) {
            ceilings.add(new Ceiling.Rate(Ceiling.Kind.PER_SECOND, settings.perSecond()));
        }
        if (standing.throttledTo() != null) {
            ceilings.add(new Ceiling.Rate(Ceiling.Kind.THROTTLED, standing.throttledTo()));
        }
        var perDay = carrier.gate().perDay();
        if (perDay != null) {
            ceilings.add(SpentDay.at(at, perDay, since -> ledger.acceptedBy(name, since)));
        }
        Desks.pools(carrier.desk()).ifPresent(pools -> ceilings.addAll(PoolCeilings.of(pools.views(), time.now())));
        calls(name, settings.concurrencyMax()).ifPresent(ceilings::add);
        return ceilings;
    }

    /** So many calls at one time, each as long as the usual one of the last hour; nothing when too few were made. */
    private Optional<Ceiling> calls(ProviderName name, int atOneTime) {
        var latencies = experience.of(name).over(HOUR).latencies();
        double seconds = latencies.quantile(0.5).toNanos() / NANOS_PER_SECOND;
        return latencies.count() < CALLS_MIN || seconds <= 0
                ? Optional.empty()
                : Optional.of(new Ceiling.Rate(Ceiling.Kind.CONCURRENCY, atOneTime / seconds));
    }
}
