package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a probe means, in the words of the watch. Pure. */
final class ProbeSignals {

    /** A certificate that ends soon, or a slow step, carries mail today. */
    private static final double IMPAIRED = 0.3;

    private ProbeSignals() {}

    /** One signal for each step, and what was learned about ourselves. */
    static List<Signal> of(ProbeReport report, Duration fresh) {
        var signals = new ArrayList<Signal>();
        report.steps().forEach(step -> signals.add(ofStep(report, step, fresh)));
        report.steps().stream()
                .filter(step -> step.reading() == Reading.WELL || step.reading() == Reading.IMPAIRED)
                .filter(step -> step.step() == Step.CONNECT
                        || step.step() == Step.DNS
                                && !NameLook.isAddress(report.target().host()))
                .forEach(step -> signals.add(ofUs(report, proven(step.step()), step, fresh)));
        var ours = report.ours();
        if (ours != null) {
            signals.add(new Signal(
                    Source.PROBE,
                    ours.step().label(),
                    new Scope.Ourselves(ours.part()),
                    Reading.FAILING,
                    ours.strength(),
                    report.at(),
                    fresh,
                    ours.words()));
        }
        return signals;
    }

    private static Signal ofStep(ProbeReport report, StepReport step, Duration fresh) {
        var scope = new Scope.OfProvider(report.target().provider());
        var ours = report.ours();
        if (ours != null && ours.step() == step.step()) {
            var words = "cannot be told, our own " + ours.part() + " is out: " + step.words();
            return signal(step, scope, Reading.UNKNOWN, 1.0, report, fresh, words);
        }
        if (step.reading() == Reading.WELL && !proves(report, step)) {
            return signal(step, scope, Reading.UNKNOWN, 1.0, report, fresh, step.words());
        }
        double strength = step.reading() == Reading.IMPAIRED ? IMPAIRED : 1.0;
        return signal(step, scope, step.reading(), strength, report, fresh, step.words());
    }

    /** Who comes to a shut door has proven the way to it and not the provider; an address proves no name. */
    private static boolean proves(ProbeReport report, StepReport step) {
        boolean shut = report.steps().stream().anyMatch(each -> each.reading() == Reading.FAILING);
        boolean nothingToLookUp =
                step.step() == Step.DNS && NameLook.isAddress(report.target().host());
        return !shut && !nothingToLookUp;
    }

    private static Signal ofUs(ProbeReport report, String part, StepReport step, Duration fresh) {
        var words = report.target().door() + ": " + step.words();
        return signal(step, new Scope.Ourselves(part), Reading.WELL, 1.0, report, fresh, words);
    }

    private static String proven(Step step) {
        return step == Step.DNS ? "dns" : "network";
    }

    private static Signal signal(
            StepReport step,
            Scope scope,
            Reading reading,
            double strength,
            ProbeReport report,
            Duration fresh,
            String words) {
        return new Signal(Source.PROBE, step.step().label(), scope, reading, strength, report.at(), fresh, words);
    }

    static Signal ofClock(ClockCheck.Opinion opinion, ProbeReport report, Duration fresh) {
        return new Signal(
                Source.PROBE,
                "http",
                new Scope.Ourselves("clock"),
                opinion.reading(),
                opinion.strength(),
                report.at(),
                fresh,
                opinion.words());
    }
}
