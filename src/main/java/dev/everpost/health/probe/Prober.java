package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import dev.everpost.health.Signal;
import dev.everpost.health.probe.Target.Speech;
import dev.everpost.health.probe.Target.Trust;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Probes doors now and makes reports and signals of it; remembers how long steps took. Thread-safe; blocks. */
public final class Prober {

    private final Visitor visitor;
    private final OwnSide ownSide;
    private final ClockCheck clock = new ClockCheck();
    private final Map<Door, Latencies> latencies = new ConcurrentHashMap<>();
    private final World world;

    /** Opens nothing yet. */
    public Prober(ProbeSettings settings, World world) {
        this.visitor = new Visitor(settings, world);
        this.ownSide = new OwnSide(visitor, settings.references());
        this.world = world;
    }

    /** What several providers may share, as two accounts in one region do. */
    record Door(String host, int port, Speech speech, Trust trust) {
        static Door of(Target target) {
            return new Door(target.host(), target.port(), target.speech(), target.trust());
        }
    }

    /** What one probe gave; {@code throttled}: come less often. */
    record Probed(ProbeReport report, List<Signal> signals, boolean throttled) {}

    /** Probes once, with the tries that a failure gets. {@code all} are the doors that may acquit us. */
    public ProbeReport probe(Target target, List<Target> all) {
        return report(target, visitor.visit(target), all);
    }

    /** The same for all who share a door; signals stay fresh for {@code fresh}. */
    List<Probed> probe(List<Target> sharing, List<Target> all, Duration fresh) {
        var first = sharing.getFirst();
        var visit = visitor.visit(first);
        var report = report(first, visit, all);
        var probed = new ArrayList<Probed>();
        for (var target : sharing) {
            var own = new ProbeReport(target, report.at(), report.steps(), report.certificates(), report.ours());
            var signals = new ArrayList<>(ProbeSignals.of(own, fresh));
            var skew = visit.skew();
            if (skew != null) {
                clock.note(target.vendor(), skew, report.at())
                        .ifPresent(opinion -> signals.add(ProbeSignals.ofClock(opinion, own, fresh)));
            }
            probed.add(new Probed(own, signals, visit.throttled()));
        }
        return probed;
    }

    /** What is usual of a step, in time; empty before there were enough probes. */
    public Optional<Duration> usual(Target target, Step step) {
        var known = latencies.get(Door.of(target));
        return known == null ? Optional.empty() : known.usual(step);
    }

    /** Forgets doors that are there no more. */
    void keepOnly(Set<Door> doors) {
        latencies.keySet().retainAll(doors);
    }

    private ProbeReport report(Target target, Visit visit, List<Target> all) {
        var now = world.time().now();
        var past = latencies.computeIfAbsent(Door.of(target), _ -> new Latencies());
        var ours = visit.failure().isPresent()
                ? ownSide.suspect(target, visit, all, now).orElse(null)
                : null;
        return new ProbeReport(
                target,
                now,
                visit.steps().stream().map(step -> againstPast(step, past)).toList(),
                visit.certificates(),
                ours);
    }

    private static StepReport againstPast(StepReport step, Latencies past) {
        if (step.reading() != Reading.WELL && step.reading() != Reading.IMPAIRED) {
            return step;
        }
        past.note(step.step(), step.took());
        return past.slowerThan(step.step())
                .map(usual -> step.as(
                        Reading.IMPAIRED,
                        step.words() + "; slow: " + step.took().toMillis() + " ms, usually " + usual.toMillis()
                                + " ms"))
                .orElse(step);
    }
}
