package dev.everpost.replay;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Measures;
import dev.everpost.health.Scope;
import dev.everpost.health.Signals;
import dev.everpost.health.Site;
import dev.everpost.health.State;
import dev.everpost.health.Verdict;
import dev.everpost.health.Verdicts;
import dev.everpost.health.traffic.HearingSignals;
import dev.everpost.health.traffic.RealMail;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.replay.Judgements.Judgement;
import dev.everpost.replay.Judgements.Subject;
import dev.everpost.scenario.Outage;
import dev.everpost.scenario.Role;
import dev.everpost.silence.Hearing;
import dev.everpost.standing.Gate;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The watch as the product has it: signals of real mail, of reports, of probes and of status pages, verdicts, and what follows from them.
 * Probes, canaries and pages are played; who asks
 * accounts, and learned series, are not there.
 */
final class Lookout {

    private static final Duration RECEIVERS_EVERY = Duration.ofSeconds(15);

    private static final Duration NEAR = Duration.ofMinutes(30);
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(30);

    private final List<Duration> turns;
    private final List<ProviderName> providers;
    private final RealMail realMail;
    private final HearingSignals hearing;
    private final Verdicts verdicts;
    private final Measures measures;
    private final Judgements judgements;
    private final World world;
    private final long begin;
    private final List<Steps> loops;

    /** What it looks at and reaches. */
    record Surroundings(
            Experience experience,
            Witnesses witnesses,
            Function<ProviderName, Hearing> hearings,
            Function<ProviderName, @Nullable Gate> gates,
            ReceiverHolds holds,
            Consumer<Fact> journal) {}

    Lookout(Outage outage, Surroundings around, List<Played> played, Judgements judgements, World world) {
        this.turns = outage.timeline().turns(outage.lasts());
        this.judgements = judgements;
        this.world = world;
        this.begin = world.time().nanos();
        var sites = outage.cast().stream().map(Lookout::site).toList();
        this.providers = sites.stream().map(Site::provider).toList();
        var signals = new Signals(world);
        this.realMail = new RealMail(around.experience(), around.witnesses(), signals, world.time());
        this.hearing = new HearingSignals(around.hearings(), around.experience(), signals, world.time());
        this.measures = new Measures(around.gates(), around.holds(), around.journal(), world.time());
        this.verdicts = new Verdicts(signals, () -> sites, this::changed, world);
        var probes = new PlayedProbes(played, signals, world);
        var canaries = new PlayedCanaries(played, signals, world);
        var pages = new PlayedPages(outage, signals, world);
        this.loops = List.of(
                new Steps("verdicts", this::judge, world.threads()),
                new Steps("receivers", this::lookAtReceivers, world.threads()),
                new Steps("probes", probes::look, world.threads()),
                new Steps("canaries", canaries::look, world.threads()),
                new Steps("pages", pages::look, world.threads()));
    }

    void start() {
        loops.forEach(Steps::start);
    }

    void stop() {
        loops.forEach(Steps::stop);
    }

    private Duration judge() {
        realMail.look(providers);
        hearing.look(providers);
        var rest = verdicts.step();
        measures.take(verdicts.current());
        return isNearATurn() ? rest : BETWEEN_TURNS;
    }

    /** Seconds count after a turn; in the hours between, looking less often changes nothing but the time that a replay takes. */
    private boolean isNearATurn() {
        var now = world.time().since(begin);
        return turns.stream()
                .anyMatch(turn -> turn.compareTo(now) <= 0 && now.minus(turn).compareTo(NEAR) < 0);
    }

    private Duration lookAtReceivers() {
        realMail.lookAtReceivers(providers);
        return isNearATurn() ? RECEIVERS_EVERY : BETWEEN_TURNS;
    }

    private void changed(Verdict verdict, State from) {
        measures.changed(verdict, from);
        judgements.add(new Judgement(
                world.time().since(begin),
                subject(verdict.extent() instanceof Scope.Ourselves ? verdict.extent() : verdict.scope()),
                verdict.state().isBad(),
                true,
                verdict.state().label() + ": " + verdict.words()));
    }

    private static Subject subject(Scope scope) {
        return switch (scope) {
            case Scope.OfProvider(var provider) -> new Subject.AProvider(provider);
            case Scope.Account(var provider) -> new Subject.AProvider(provider);
            case Scope.ReportsOf(var provider) -> new Subject.ReportsOf(provider);
            case Scope.AtReceiver at -> new Subject.AReceiver(at.domain());
            case Scope.Receiver(var domain) -> new Subject.AReceiver(domain);
            case Scope.Vendor vendor -> new Subject.AVendor(vendor.vendor());
            case Scope.Ourselves _ -> new Subject.Ourselves();
        };
    }

    private static Site site(Role role) {
        return new Site(
                role.name(), role.vendor(), role.region(), role.protocol().label());
    }
}
