package dev.everpost.health.probe;

import dev.everpost.fact.ProviderName;
import dev.everpost.health.Signal;
import dev.everpost.health.probe.Prober.Door;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes every provider's door again and again. Thread-safe; one thread keeps the time and each probe has one of its own, so
 * that neither a silent provider nor a defect here holds up mail or another probe.
 */
public final class Probes {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Each wait is drawn from so much around its length, so that doors are not knocked at in step. */
    private static final double JITTER = 0.2;
    /** Who answers 429 is left alone for so many times longer. */
    private static final int WHEN_THROTTLED = 20;
    /** A signal outlives so many intervals, and this much at least. */
    private static final int FRESH_FOR = 3;

    private static final Duration FRESH_AT_LEAST = Duration.ofMinutes(2);

    private final Supplier<List<Target>> targets;
    private final ProbeSettings settings;
    private final Prober prober;
    private final Signal.Sink sink;
    private final Consumer<ProbeReport> listener;
    private final World world;
    private final Map<ProviderName, ProbeReport> reports = new ConcurrentHashMap<>();
    private final Set<Door> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Door, Long> next = new HashMap<>();
    private final Set<Door> throttled = ConcurrentHashMap.newKeySet();
    private final Steps steps;

    /**
     * Probes nothing yet.
     *
     * @param targets those of the present configuration
     * @param listener hears of each probe, such as meters
     */
    public Probes(
            Supplier<List<Target>> targets,
            ProbeSettings settings,
            Signal.Sink sink,
            Consumer<ProbeReport> listener,
            World world) {
        this.targets = targets;
        this.settings = settings;
        this.prober = new Prober(settings, world);
        this.sink = sink;
        this.listener = listener;
        this.world = world;
        this.steps = new Steps("probes", this::look, world.threads());
    }

    /** Begins to probe. */
    public void start() {
        steps.start();
    }

    /** Probes no more; a probe under way ends by itself. */
    public void stop() {
        steps.stop();
    }

    /** The last report of a provider. */
    public Optional<ProbeReport> last(ProviderName provider) {
        return Optional.ofNullable(reports.get(provider));
    }

    /** All last reports, by name. */
    public List<ProbeReport> last() {
        return reports.values().stream()
                .sorted((one, other) ->
                        one.target().provider().compareTo(other.target().provider()))
                .toList();
    }

    /** How long a step usually takes; empty before there were enough probes. */
    public Optional<Duration> usual(Target target, Step step) {
        return prober.usual(target, step);
    }

    /** No probe is under way. */
    boolean isIdle() {
        return underWay.isEmpty();
    }

    private Duration look() {
        round();
        return LOOK_EVERY;
    }

    /** Starts what is due, as far as there is room. */
    void round() {
        var all = targets.get();
        var byDoor = byDoor(all);
        byDoor.forEach((door, sharing) -> {
            if (isDue(door) && underWay.size() < settings.atOnce() && underWay.add(door)) {
                next.put(door, world.time().nanos() + wait(door).toNanos());
                world.threads().start("probe-" + sharing.getFirst().provider(), () -> probe(door, sharing, all));
            }
        });
        next.keySet().retainAll(byDoor.keySet());
        throttled.retainAll(byDoor.keySet());
        prober.keepOnly(byDoor.keySet());
        reports.keySet().retainAll(all.stream().map(Target::provider).collect(Collectors.toSet()));
    }

    private static Map<Door, List<Target>> byDoor(List<Target> all) {
        var byDoor = new LinkedHashMap<Door, List<Target>>();
        all.forEach(target ->
                byDoor.computeIfAbsent(Door.of(target), _ -> new ArrayList<>()).add(target));
        return byDoor;
    }

    /** The first probes of a life are spread over one interval. */
    private boolean isDue(Door door) {
        long now = world.time().nanos();
        var due = next.computeIfAbsent(
                door, _ -> now + world.chance().upTo(settings.every()).toNanos());
        return now - due >= 0;
    }

    private Duration wait(Door door) {
        long usual = settings.every().toNanos() * (throttled.contains(door) ? WHEN_THROTTLED : 1);
        return Duration.ofNanos(
                (long) (usual * (1 - JITTER + 2 * JITTER * world.chance().nextDouble())));
    }

    private void probe(Door door, List<Target> sharing, List<Target> all) {
        try {
            for (var probed : prober.probe(sharing, all, fresh(door))) {
                take(door, probed);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the probe of {} broke", sharing.getFirst().door(), e);
        } finally {
            underWay.remove(door);
        }
    }

    private void take(Door door, Prober.Probed probed) {
        if (probed.throttled() ? throttled.add(door) : throttled.remove(door)) {
            LOG.atInfo()
                    .addKeyValue("provider", probed.report().target().provider())
                    .addKeyValue("throttled", probed.throttled())
                    .log("how often a door may be probed changed");
        }
        reports.put(probed.report().target().provider(), probed.report());
        probed.signals().forEach(sink::tell);
        listener.accept(probed.report());
    }

    private Duration fresh(Door door) {
        var fresh = settings.every().multipliedBy(throttled.contains(door) ? WHEN_THROTTLED * 2L : FRESH_FOR);
        return fresh.compareTo(FRESH_AT_LEAST) < 0 ? FRESH_AT_LEAST : fresh;
    }
}
