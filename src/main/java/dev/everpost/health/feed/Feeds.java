package dev.everpost.health.feed;

import dev.everpost.health.Signal;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at public status pages now and then. Thread-safe; one thread keeps the time and each look has one of its own, so that a
 * slow page holds up no other.
 */
public final class Feeds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    /** Each wait is drawn from so much around its length, so that pages are not asked in step. */
    private static final double JITTER = 0.1;

    /** A page that fails is asked the less often, down to this. */
    static final Duration WAIT_MAX = Duration.ofMinutes(15);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 4;

    private final Supplier<Plan> plan;
    private final Look look;
    private final World world;
    private final Fetcher fetcher;
    private final Map<String, FeedState> states = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> next = new HashMap<>();
    private final Map<String, Long> again = new ConcurrentHashMap<>();
    private final Steps steps;

    /**
     * Which pages are looked at.
     *
     * @param every the time between two looks at a page that answers
     */
    public record Plan(List<Page> pages, Duration every) {
        public Plan {
            pages = List.copyOf(pages);
        }
    }

    /** Looks at nothing yet; {@code plan} may change while running. */
    public Feeds(Supplier<Plan> plan, Fetcher fetcher, Signal.Sink sink, World world) {
        this.plan = plan;
        this.fetcher = fetcher;
        this.look = new Look(fetcher, sink, world.time());
        this.world = world;
        this.steps = new Steps("feeds", this::round, world.threads());
    }

    /** Begins to look. */
    public void start() {
        steps.start();
    }

    /** Looks no more; a look under way ends by itself. */
    @Override
    public void close() {
        steps.stop();
        fetcher.close();
    }

    /** What is known of each page, in the order of the plan. */
    public List<FeedState> states() {
        return plan.get().pages().stream().map(this::state).toList();
    }

    private FeedState state(Page page) {
        var known = states.get(page.name());
        return known != null && known.page().equals(page) ? known : FeedState.unseen(page);
    }

    /** Starts the looks that are due. */
    Duration round() {
        var present = plan.get();
        var names = new HashSet<String>();
        for (var page : present.pages()) {
            names.add(page.name());
            if (isDue(page.name()) && underWay.add(page.name())) {
                world.threads().start("feed-" + page.name(), () -> look(page, present.every()));
            }
        }
        next.keySet().retainAll(names);
        again.keySet().retainAll(names);
        states.keySet().retainAll(names);
        return LOOK_EVERY;
    }

    private boolean isDue(String name) {
        long now = world.time().nanos();
        var decided = again.remove(name);
        if (decided != null) {
            next.put(name, decided);
        }
        var due = next.computeIfAbsent(
                name, _ -> now + world.chance().upTo(FIRST_WITHIN).toNanos());
        return now - due >= 0;
    }

    private void look(Page page, Duration every) {
        var name = page.name();
        try {
            var looked = look.at(state(page), every);
            states.put(name, looked.state());
            again.put(name, after(wait(looked, every)));
        } catch (RuntimeException | LinkageError defect) {
            LOG.error("the look at the status page {} broke", name, defect);
            again.put(name, after(WAIT_MAX));
        } finally {
            underWay.remove(name);
        }
    }

    private long after(Duration wait) {
        return world.time().nanos() + wait.toNanos();
    }

    private Duration wait(Look.Looked looked, Duration every) {
        var backedOff = every.multipliedBy(1L << Math.min(looked.state().failures(), DOUBLINGS_MAX));
        var most = longer(every, WAIT_MAX);
        var wait = longer(backedOff.compareTo(most) < 0 ? backedOff : most, looked.retryAfter());
        double around = 1 - JITTER + 2 * JITTER * world.chance().nextDouble();
        return Duration.ofNanos((long) (wait.toNanos() * around));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
