package dev.everpost.health.series;

import dev.everpost.experience.Course;
import dev.everpost.experience.Experience;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.store.Learned;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Looks at every series each minute, and tells a signal for each that is anomalous. Thread-safe; reads counts and touches no mail,
 * so that it may be slow or die without stopping delivery. States are kept in turns, each every half hour, and all at the end.
 */
public final class SeriesWatch {

    static final Duration EVERY = Duration.ofMinutes(1);
    private static final int TURNS = 30;
    /** Looks until states of scopes that have no mail any more are forgotten: a day. */
    private static final int UNCLAIMED_UNTIL = 1440;

    private static final Duration FRESH = Duration.ofMinutes(4);
    private static final double MOSTLY = 0.5;
    private static final double RELIEF = 0.3;

    private final Supplier<Optional<Rules>> rules;
    private final Busiest busiest;
    private final Repertoire repertoire;
    private final SeriesMemory memory;
    private final Signal.Sink sink;
    private final World world;
    private final Steps steps;
    /** Taken by who looks or keeps; nobody waits for it, because keeping waits for the store. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile List<SeriesView> shown = List.of();
    private int looks;

    /** @param rules read once, at the start; empty when nothing is to be learned */
    public SeriesWatch(
            Supplier<Optional<Rules>> rules, Experience experience, Learned learned, Signal.Sink sink, World world) {
        this.rules = rules;
        this.busiest = new Busiest(experience);
        this.memory = new SeriesMemory(learned);
        this.repertoire = new Repertoire(memory);
        this.sink = sink;
        this.world = world;
        this.steps = new Steps("series", this::step, world.threads());
    }

    /** Takes back what was learned, then looks each minute; does nothing when switched off. */
    public void start() {
        if (rules.get().isPresent()) {
            read();
            steps.start();
        }
    }

    void read() {
        memory.read();
    }

    /** Looks no more, and keeps everything; during a look what was kept before it has to do. */
    public void stop() {
        steps.stop();
        alone(this::keepAll);
    }

    /** In turns here too: one change with all of it would hold up everybody's. */
    private void keepAll() {
        for (int turn = 0; turn < TURNS; turn++) {
            memory.keep(repertoire.turn(turn, TURNS), world.time().now());
        }
    }

    private void alone(Runnable work) {
        if (busy.compareAndSet(false, true)) {
            try {
                work.run();
            } finally {
                busy.set(false);
            }
        }
    }

    /** Every series, the anomalous ones first. */
    public List<SeriesView> all() {
        return shown;
    }

    /** One look; returns how long to wait for the next. */
    Duration step() {
        rules.get().ifPresent(now -> alone(() -> look(now)));
        return EVERY;
    }

    private void look(Rules now) {
        var at = world.time().now();
        busiest.now(now.minimumVolume()).forEach((scope, course) -> look(scope, course, now, at));
        shown = repertoire.views();
        looks++;
        memory.keep(repertoire.turn(looks % TURNS, TURNS), at);
        if (looks == UNCLAIMED_UNTIL) {
            memory.forgetUnclaimed();
        }
    }

    private void look(Scope scope, Course course, Rules now, Instant at) {
        for (var series : repertoire.of(scope, now, at)) {
            var before = series.anomaly();
            series.look(series.measure().of(course.over(series.measure().stretch())), at);
            tell(before, series.anomaly(), at);
        }
    }

    private void tell(Optional<Anomaly> before, Optional<Anomaly> after, Instant at) {
        if (after.isPresent()) {
            var anomaly = after.get();
            sink.tell(signal(anomaly, reading(anomaly), anomaly.score(), at, anomaly.words()));
        } else if (before.isPresent()) {
            var past = before.get();
            var words = past.measure().label() + " of " + past.scope().words() + " is in its usual band again";
            sink.tell(signal(past, Reading.WELL, RELIEF, at, words));
        }
    }

    private static Reading reading(Anomaly anomaly) {
        boolean mostly = anomaly.measure() == Measure.ERRORS && anomaly.value() >= MOSTLY;
        return mostly ? Reading.FAILING : Reading.IMPAIRED;
    }

    private static Signal signal(Anomaly anomaly, Reading reading, double strength, Instant at, String words) {
        return new Signal(
                Source.ANOMALY, anomaly.measure().label(), anomaly.scope(), reading, strength, at, FRESH, words);
    }
}
