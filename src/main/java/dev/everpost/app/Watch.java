package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Measures;
import dev.everpost.health.Memory;
import dev.everpost.health.Signals;
import dev.everpost.health.Verdicts;
import dev.everpost.health.series.SeriesWatch;
import dev.everpost.health.traffic.HearingSignals;
import dev.everpost.health.traffic.RealMail;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.silence.Hearing;
import dev.everpost.standing.Gate;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Learned;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that watches, constructed in one place: observers that tell signals, and what is made of them. It may be slow or die
 * without stopping a message.
 */
final class Watch {

    /** There are many, and each has a day to compare with. */
    private static final Duration RECEIVERS_EVERY = Duration.ofSeconds(15);

    private final Signals signals;
    private final Verdicts verdicts;
    private final Measures measures;
    private final Memory memory;
    private final RealMail realMail;
    private final HearingSignals hearing;
    private final QueueSignals queue;
    private final Supplier<Map<ProviderName, Long>> waiting;
    private final Supplier<Settings> settings;
    private final Steps judging;
    private final AccountSignals accounts;
    private final Probing probing;
    private final PublicPages pages;
    private final SeriesWatch series;
    private final Steps lookingAtReceivers;
    private final Canarying canarying;

    /**
     * What the watch reads and reaches.
     *
     * @param gates of the providers that are configured now; null for others
     * @param journal writes down a fact; does not block
     */
    record Surroundings(
            Supplier<Settings> settings,
            Function<ProviderName, @Nullable Gate> gates,
            ReceiverHolds holds,
            Learned learned,
            Experience experience,
            Witnesses witnesses,
            Function<ProviderName, Hearing> hearings,
            Supplier<Map<ProviderName, Long>> waiting,
            Consumer<Fact> journal,
            GatewayMetrics metrics,
            Supplier<Carriers> carriers) {}

    Watch(Surroundings around, World world) {
        this.signals = new Signals(world);
        this.measures = new Measures(around.gates(), around.holds(), around.journal(), world.time());
        this.verdicts = new Verdicts(signals, () -> Sites.of(around.settings().get()), measures, world);
        this.memory = new Memory(around.learned(), world.time());
        this.pages = new PublicPages(around.settings(), signals, around.learned(), world);
        this.series = new SeriesWatch(
                () -> Naming.anomalies(around.settings().get()), around.experience(), around.learned(), signals, world);
        this.realMail = new RealMail(around.experience(), around.witnesses(), signals, world.time());
        this.hearing = new HearingSignals(around.hearings(), around.experience(), signals, world.time());
        this.queue = new QueueSignals(around.experience(), signals, world.time());
        this.waiting = around.waiting();
        this.settings = around.settings();
        this.lookingAtReceivers = new Steps("receivers", this::lookAtReceivers, world.threads());
        this.judging = new Steps("verdicts", this::judge, world.threads());
        this.accounts = new AccountSignals(
                signals, name -> Naming.checkupEvery(around.settings().get(), name));
        this.probing = new Probing(around.settings(), signals, around.metrics().probes(), world);
        this.canarying = new Canarying(around.settings(), around.carriers(), signals, world);
    }

    /** The board of all signals. */
    Signals signals() {
        return signals;
    }

    /** Hears what accounts say. */
    AccountSignals accounts() {
        return accounts;
    }

    Probing probing() {
        return probing;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    /** The status pages that are looked at. */
    PublicPages pages() {
        return pages;
    }

    /** The series that are learned. */
    SeriesWatch series() {
        return series;
    }

    void start() {
        var kept = memory.kept();
        verdicts.restore(kept);
        measures.restore(kept);
        lookingAtReceivers.start();
        judging.start();
        probing.start();
        pages.start();
        canarying.start();
        series.start();
    }

    void stop() {
        pages.stop();
        series.stop();
        lookingAtReceivers.stop();
        judging.stop();
        probing.stop();
        canarying.stop();
    }

    private Duration lookAtReceivers() {
        realMail.lookAtReceivers(providers());
        queue.look(waiting.get());
        return RECEIVERS_EVERY;
    }

    private List<ProviderName> providers() {
        return settings.get().providers().stream()
                .map(provider -> new ProviderName(provider.name()))
                .toList();
    }

    private Duration judge() {
        realMail.look(providers());
        hearing.look(providers());
        var rest = verdicts.step();
        measures.take(verdicts.current());
        memory.keep(verdicts.current());
        pages.compare(verdicts.current());
        return rest;
    }
}
