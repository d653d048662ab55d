package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.standing.GateEvents;
import dev.everpost.store.Spool;
import dev.everpost.world.Mailbox;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what gates say and acts on it: a provider that goes down has its waiting mail sent back to the router.
 * Thread-safe; gates are never kept waiting, one thread of its own does the work.
 */
public final class StandingJournal implements GateEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StandingJournal.class);
    private static final Duration NAP = Duration.ofMinutes(1);
    private static final Set<String> GONE = Set.of("open", "drained");

    private final Spool spool;
    private final World world;
    private final Mailbox<News> news;
    private final Set<ProviderName> troubled = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private boolean allBad;

    public StandingJournal(Spool spool, World world) {
        this.spool = spool;
        this.world = world;
        this.news = new Mailbox<>(world);
    }

    @Override
    public void changed(ProviderName provider, String from, String to, String why) {
        LOG.info("provider {}: {} -> {}: {}", provider, from, to, why);
        var fact = new Fact.StandingChanged(world.time().now(), provider, from, to, why);
        news.put(new News(fact, GONE.contains(to) ? provider : null, why));
    }

    @Override
    public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {
        if (troubled.add(provider)) {
            LOG.error("ALARM provider {}: account trouble, {}: {}", provider, trouble, reply);
            var text = trouble + ": " + reply;
            var fact = new Fact.AlarmRaised(world.time().now(), Alarm.ACCOUNT_TROUBLE, provider.value(), text);
            tell(fact);
        }
    }

    @Override
    public void accountFine(ProviderName provider) {
        if (troubled.remove(provider)) {
            var text = "the account works again";
            var fact = new Fact.AlarmCleared(world.time().now(), Alarm.ACCOUNT_TROUBLE, provider.value(), text);
            tell(fact);
        }
    }

    /** Writes down a fact that belongs to no message; does not block. */
    public void tell(Fact fact) {
        news.put(new News(fact, null, ""));
    }

    /** Providers whose account is in trouble now. */
    public Set<ProviderName> troubled() {
        return Set.copyOf(troubled);
    }

    /** Starts the thread; {@code delivery} is poked at each change and has backlogs rerouted. */
    public void start(DeliveryRoom delivery) {
        world.threads().startPlatform("standing-journal", () -> loop(delivery));
    }

    /** Ends the thread after what it is doing. */
    public void stop() {
        stopping = true;
    }

    private void loop(DeliveryRoom delivery) {
        while (!stopping) {
            var taken = news.take(Integer.MAX_VALUE, NAP);
            if (!taken.isEmpty()) {
                delivery.poke();
                spool.note(taken.stream().map(News::fact).toList());
                rerouteFrom(taken, delivery);
                watchAll(delivery.anyUsable());
            }
        }
    }

    private static void rerouteFrom(List<News> taken, DeliveryRoom delivery) {
        var gone = new HashSet<ProviderName>();
        for (var item : taken) {
            var provider = item.gone();
            if (provider != null && gone.add(provider)) {
                delivery.backlog().reroute(provider, item.why());
            }
        }
    }

    /** Nothing bounces because every gate is shut, but a person must know. */
    private void watchAll(boolean anyUsable) {
        var now = world.time().now();
        if (!anyUsable && !allBad) {
            LOG.error("ALARM no provider looks usable; mail is held and a trickle keeps asking");
            tell(new Fact.AlarmRaised(
                    now, Alarm.ALL_PROVIDERS_BAD, "providers", "no provider looks usable; mail is held"));
        } else if (anyUsable && allBad) {
            LOG.info("a provider is usable again");
            tell(new Fact.AlarmCleared(now, Alarm.ALL_PROVIDERS_BAD, "providers", "a provider is usable again"));
        }
        allBad = !anyUsable;
    }

    /** {@code gone}: the provider that just became unusable, or null. */
    private record News(Fact fact, @Nullable ProviderName gone, String why) {}
}
