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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    public StandingJournal(Spool spool, World world) {
        this.spool = spool;
        this.world = world;
        this.news = new Mailbox<>(world);
    }

    @Override
    public void changed(ProviderName provider, String from, String to, String why) {
        LOG.info("provider {}: {} -> {}: {}", provider, from, to, why);
        var fact = new Fact.StandingChanged(world.time().now(), provider, from, to, why);
        news.put(new News(fact, provider, GONE.contains(to), why));
    }

    @Override
    public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {
        if (troubled.add(provider)) {
            LOG.error("ALARM provider {}: account trouble, {}: {}", provider, trouble, reply);
            var text = trouble + ": " + reply;
            var fact = new Fact.AlarmRaised(world.time().now(), Alarm.ACCOUNT_TROUBLE, provider.value(), text);
            news.put(new News(fact, provider, false, text));
        }
    }

    @Override
    public void accountFine(ProviderName provider) {
        if (troubled.remove(provider)) {
            var text = "the account works again";
            var fact = new Fact.AlarmCleared(world.time().now(), Alarm.ACCOUNT_TROUBLE, provider.value(), text);
            news.put(new News(fact, provider, false, text));
        }
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
                var gone = new HashSet<ProviderName>();
                taken.stream()
                        .filter(item -> item.gone() && gone.add(item.provider()))
                        .forEach(item -> delivery.backlog().reroute(item.provider(), item.why()));
            }
        }
    }

    private record News(Fact fact, ProviderName provider, boolean gone, String why) {}
}
