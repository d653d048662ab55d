package dev.everpost.experience;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the experience over restarts: the last 2 hours each minute, the last 8 days every 10 minutes, all of it at the end.
 * Thread-safe; behind everybody's back, so a process that dies loses a minute of it, or ten of the long view.
 */
public final class Keeper {

    static final Duration EVERY = Duration.ofMinutes(1);
    /** So many rounds from one keeping of the hours to the next. */
    static final int HOURS_EVERY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final String ROOM = "experience";
    private static final String BETWEEN = "/";

    private final Experience experience;
    private final Learned learned;
    private final World world;
    private final Steps steps;
    private int round;

    public Keeper(Experience experience, Learned learned, World world) {
        this.experience = experience;
        this.learned = learned;
        this.world = world;
        this.steps = new Steps("experience", this::step, world.threads());
    }

    /** Takes back what was kept, then keeps on. */
    public void start() {
        restore();
        steps.start();
    }

    void restore() {
        try {
            learned.of(ROOM).forEach(this::restore);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            LOG.atWarn().setCause(e).log("what was learned of providers cannot be read; it is learned anew");
        }
    }

    /** Keeps everything once more, and no more after that. */
    public void stop() {
        steps.stop();
        keep(true);
    }

    /** One round; returns how long to wait for the next. */
    Duration step() {
        // the first round has nothing to keep yet
        if (round > 0) {
            keep(round % HOURS_EVERY == 0);
        }
        round++;
        return EVERY;
    }

    private void keep(boolean hours) {
        var changed = new HashMap<String, byte[]>();
        for (var provider : experience.providers()) {
            for (var span : Span.values()) {
                if (hours || span != Span.HOURS) {
                    changed.putAll(parts(provider, span));
                }
            }
        }
        if (!learned.keep(ROOM, changed, world.time().now())) {
            LOG.atInfo().log("what was learned of providers cannot be kept now; it is tried again in a minute");
        }
    }

    private Map<String, byte[]> parts(ProviderName provider, Span span) {
        var named = new HashMap<String, byte[]>();
        for (var part : experience.saved(provider, span)) {
            named.put(String.join(BETWEEN, provider.value(), span.name(), String.valueOf(named.size())), part);
        }
        return named;
    }

    private void restore(String name, byte[] saved) {
        var words = name.split(BETWEEN);
        for (var span : Span.values()) {
            if (words.length > 1 && words[1].equals(span.name())) {
                restore(new ProviderName(words[0]), span, saved);
            }
        }
    }

    private void restore(ProviderName provider, Span span, byte[] saved) {
        if (!experience.restore(provider, span, saved)) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("span", span)
                    .log("what was learned cannot be read; it is forgotten");
        }
    }
}
