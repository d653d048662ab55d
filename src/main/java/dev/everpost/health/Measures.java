package dev.everpost.health;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.ProviderName;
import dev.everpost.standing.Advice;
import dev.everpost.standing.Gate;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What is done about verdicts: they are written down, people are called, gates are advised, and mail for receivers in trouble is
 * held. Used by the watch's thread only.
 *
 * <p>When the fault is ours no gate is advised: it would not help to leave one provider for another over the same broken network.
 */
public final class Measures implements Verdict.Listener {

    /** Advice and holds outlive a watch that stopped by so long. */
    static final Duration HOLDS = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Measures.class);

    private final Function<ProviderName, @Nullable Gate> gates;
    private final ReceiverHolds holds;
    private final Consumer<Fact> journal;
    private final Time time;
    private final Set<String> alarmed = new HashSet<>();
    private final Set<ProviderName> advised = new HashSet<>();
    private final Set<String> held = new HashSet<>();

    /** @param gates of the providers that are configured now; null for others */
    public Measures(
            Function<ProviderName, @Nullable Gate> gates, ReceiverHolds holds, Consumer<Fact> journal, Time time) {
        this.gates = gates;
        this.holds = holds;
        this.journal = journal;
        this.time = time;
    }

    @Override
    public void changed(Verdict verdict, State from) {
        // That each receiver is found well is no news.
        var level = from.isBad() || verdict.state().isBad() ? Level.INFO : Level.DEBUG;
        LOG.atLevel(level)
                .addKeyValue("scope", verdict.scope().words())
                .addKeyValue("from", from.label())
                .addKeyValue("to", verdict.state().label())
                .log("a verdict changed: {}", verdict.words());
        var now = time.now();
        if (from.isBad() || verdict.state().isBad()) {
            journal.accept(new Fact.Judged(
                    now,
                    verdict.scope().words(),
                    verdict.extent().words(),
                    from.label(),
                    verdict.state().label(),
                    verdict.firstSign(),
                    verdict.words()));
        }
        alarm(verdict);
    }

    private void alarm(Verdict verdict) {
        var subject = verdict.scope().words();
        if (verdict.state() == State.DOWN && alarmed.add(subject)) {
            journal.accept(new Fact.AlarmRaised(time.now(), Alarm.OUTAGE, subject, verdict.words()));
        } else if (!verdict.state().isBad() && alarmed.remove(subject)) {
            journal.accept(new Fact.AlarmCleared(time.now(), Alarm.OUTAGE, subject, verdict.words()));
        }
    }

    /** Goes on from a life before this one: whoever was called then is told when it is over. */
    public void restore(List<Verdict> kept) {
        kept.stream()
                .filter(verdict -> verdict.state() == State.DOWN)
                .forEach(verdict -> alarmed.add(verdict.scope().words()));
    }

    /** Gives advice and holds for as long as the next steps need; what no verdict speaks for any more ends at once. */
    public void take(List<Verdict> verdicts) {
        clearWhatIsGone(verdicts);
        advise(verdicts);
        hold(verdicts);
    }

    /** A provider that is no longer configured is down for nobody. */
    private void clearWhatIsGone(List<Verdict> verdicts) {
        var bad = verdicts.stream()
                .filter(verdict -> verdict.state().isBad())
                .map(verdict -> verdict.scope().words())
                .collect(Collectors.toSet());
        alarmed.stream()
                .filter(subject -> !bad.contains(subject))
                .forEach(subject -> journal.accept(
                        new Fact.AlarmCleared(time.now(), Alarm.OUTAGE, subject, "nobody speaks of it any more")));
        alarmed.retainAll(bad);
    }

    private void advise(List<Verdict> verdicts) {
        var now = new HashSet<ProviderName>();
        for (var verdict : verdicts) {
            var advice = advice(verdict);
            if (advice != null && verdict.scope() instanceof Scope.OfProvider(var provider)) {
                now.add(provider);
                tell(provider, advice);
            }
        }
        advised.stream().filter(provider -> !now.contains(provider)).forEach(provider -> tell(provider, null));
        advised.clear();
        advised.addAll(now);
    }

    private static @Nullable Advice advice(Verdict verdict) {
        if (verdict.extent() instanceof Scope.Ourselves) {
            return null;
        }
        return switch (verdict.state()) {
            case DOWN -> new Advice(Advice.Level.KEEP_OUT, "the watch is " + verdict.words());
            case DEGRADED -> new Advice(Advice.Level.OTHERS_FIRST, "the watch is " + verdict.words());
            case UP, UNKNOWN -> null;
        };
    }

    private void tell(ProviderName provider, @Nullable Advice advice) {
        var gate = gates.apply(provider);
        if (gate != null) {
            gate.advise(advice, HOLDS);
        }
    }

    private void hold(List<Verdict> verdicts) {
        var now = new HashSet<String>();
        for (var verdict : verdicts) {
            if (verdict.scope() instanceof Scope.Receiver(var domain) && verdict.state() == State.DOWN) {
                now.add(domain);
                holds.hold(domain, "the receiver " + domain + " is in trouble; " + verdict.words(), HOLDS);
            }
        }
        held.stream().filter(domain -> !now.contains(domain)).forEach(holds::release);
        held.clear();
        held.addAll(now);
    }
}
