package dev.everpost.health.probe;

import dev.everpost.health.probe.ProbeReport.Ours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Tells a provider's failure from one of ours: doors of others are tried up to the same step at once, and one that opens
 * acquits us. Thread-safe; blocks.
 */
final class OwnSide {

    /** More witnesses are not heard; that many are as sure as can be. */
    static final int WITNESSES_MAX = 3;

    /** So many doors refuse at once only where a firewall of ours does. */
    private static final int REFUSALS_MIN = 3;

    private static final double[] STRENGTH = {0, 0.5, 0.8, 1.0};

    private final Visitor visitor;
    private final List<Target> references;

    OwnSide(Visitor visitor, List<Target> references) {
        this.visitor = visitor;
        this.references = references;
    }

    /** Empty when it is the provider's failure, or when nobody can say. */
    Optional<Ours> suspect(Target failed, Visit visit, List<Target> all, Instant now) {
        var step = visit.failure().map(StepReport::step).orElseThrow();
        if (step == Step.GREETING || step == Step.HTTP) {
            return Optional.empty();
        }
        if (step == Step.DNS && visitor.isDeaf()) {
            return Optional.of(new Ours("dns", step, 1.0, "none of our resolvers answers anything"));
        }
        var heard = new ArrayList<Visit>();
        for (var witness : witnesses(failed, step, all)) {
            var other = visitor.once(witness, step);
            var end = other.failure();
            if (end.isEmpty()) {
                return Optional.empty();
            }
            if (end.get().step() == step) {
                heard.add(other); // one that did not come so far can say nothing
            }
        }
        heard.add(visit);
        return heard.size() < (isRefused(visit) ? REFUSALS_MIN : 2)
                ? Optional.empty()
                : Optional.of(blame(step, heard, now));
    }

    /** Who is refused was answered, as a rule by the other side: the way there is open. */
    private static boolean isRefused(Visit visit) {
        return visit.failure()
                .filter(step -> step.step() == Step.CONNECT)
                .filter(step -> step.words().contains("Connection refused"))
                .isPresent();
    }

    private static Ours blame(Step step, List<Visit> heard, Instant now) {
        var words = heard.size() + " independent doors fail at the same step (" + step.label() + ") at the same time";
        return new Ours(part(step, heard, now), step, STRENGTH[heard.size() - 1], words);
    }

    private static String part(Step step, List<Visit> heard, Instant now) {
        boolean dates =
                heard.stream().allMatch(visit -> visit.certificates().stream().anyMatch(each -> !each.isGoodAt(now)));
        return step == Step.DNS ? "dns" : step == Step.TLS && dates ? "clock" : "network";
    }

    /** Doors that share nothing with the failed one but us: of other vendors, one for each. */
    private List<Target> witnesses(Target failed, Step step, List<Target> all) {
        var vendors = new HashSet<String>();
        vendors.add(failed.vendor());
        var witnesses = new ArrayList<Target>();
        var candidates = new ArrayList<>(references);
        candidates.addAll(all);
        for (var each : candidates) {
            boolean tells = each.steps().contains(step)
                    && !(step == Step.DNS && NameLook.isAddress(each.host()))
                    && !each.host().equals(failed.host());
            if (tells && witnesses.size() < WITNESSES_MAX && vendors.add(each.vendor())) {
                witnesses.add(each);
            }
        }
        return witnesses;
    }
}
