package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.standing.GateEvents;
import dev.everpost.store.Spool;
import dev.everpost.world.Mailbox;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what gates say and acts on it: mail that waits for a provider follows when it goes down or comes back.
 * Thread-safe; gates are never kept waiting, one thread of its own does the work.
 */
public final class StandingJournal implements GateEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StandingJournal.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration BROKEN_NAP = Duration.ofSeconds(1);

    private final World world;
    private final Mailbox<News> news;
    private final Unwritten unwritten;
    private final Promise<Boolean> ended;
    private final Set<ProviderName> troubled = ConcurrentHashMap.newKeySet();
    private volatile boolean started;
    private volatile boolean stopping;
    private boolean allBad;

    public StandingJournal(Spool spool, World world) {
        this.world = world;
        this.news = new Mailbox<>(world);
        this.unwritten = new Unwritten(spool);
        this.ended = new Promise<>(world);
    }

    @Override
    public void changed(ProviderName provider, String from, String to, String why) {
        LOG.info("provider {}: {} -> {}: {}", provider, from, to, why);
        var fact = new Fact.StandingChanged(world.time().now(), provider, from, to, why);
        news.put(new News.Moved(fact));
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
        clearTrouble(provider, "the account works again");
    }

    /** Other providers than these are gone from the configuration; nothing will ever mend their accounts. */
    public void keepOnly(Collection<ProviderName> configured) {
        troubled.stream()
                .filter(provider -> !configured.contains(provider))
                .forEach(provider -> clearTrouble(provider, "the provider is no longer configured"));
    }

    private void clearTrouble(ProviderName provider, String text) {
        if (troubled.remove(provider)) {
            tell(new Fact.AlarmCleared(world.time().now(), Alarm.ACCOUNT_TROUBLE, provider.value(), text));
        }
    }

    /** Writes down a fact that belongs to no message; does not block. */
    public void tell(Fact fact) {
        news.put(new News.Told(fact));
    }

    /** Providers whose account is in trouble now. */
    public Set<ProviderName> troubled() {
        return Set.copyOf(troubled);
    }

    /** Starts the thread; {@code delivery} is poked at each change and has backlogs rerouted. */
    public void start(DeliveryRoom delivery) {
        started = true;
        world.threads().startPlatform("standing-journal", () -> loop(delivery));
    }

    /** Ends the thread after what it is doing, with everything told so far written if the store takes it. */
    public void stop() {
        stopping = true;
        news.put(new News.Nothing());
        if (started) {
            ended.await(STOPPING);
        }
    }

    private void loop(DeliveryRoom delivery) {
        var followers = new Followers(delivery, this::tell, world);
        while (!stopping) {
            try {
                step(followers, delivery);
            } catch (RuntimeException e) {
                LOG.error("the standing journal stumbled; it goes on", e);
                world.threads().sleep(BROKEN_NAP);
            }
        }
        write(news.poll(Integer.MAX_VALUE));
        ended.keep(true);
    }

    private void step(Followers followers, DeliveryRoom delivery) {
        var nap = unwritten.isEmpty() ? followers.nap() : Unwritten.PAUSE;
        var taken = news.take(Integer.MAX_VALUE, nap);
        if (!taken.isEmpty()) {
            delivery.poke();
        }
        write(taken);
        followers.follow(taken);
        watchAll(delivery.anyUsable());
    }

    private void write(List<News> taken) {
        taken.forEach(item -> item.facts().forEach(unwritten::add));
        unwritten.write();
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
}
