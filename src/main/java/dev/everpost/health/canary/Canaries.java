package dev.everpost.health.canary;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Signal;
import dev.everpost.health.canary.CanaryPost.Handing;
import dev.everpost.health.canary.Journeys.News;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a canary by each provider again and again, looks for them in the mailbox, and tells the watch. Thread-safe; one thread
 * does everything, so that a silent mailbox costs no more than news that come late.
 */
public final class Canaries {

    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);
    private static final Duration STEP = Duration.ofSeconds(1);
    /** Each wait is drawn from so much around its length. */
    private static final double JITTER = 0.1;
    /** The first of a life leave within this part of a wait. */
    private static final int FIRST_WITHIN = 4;

    private final CanaryPlan plan;
    private final CanaryTag tag;
    private final CanaryPost post;
    private final Lookout lookout;
    private final World world;
    private final Map<ProviderName, Long> next = new HashMap<>();
    private final Steps steps;
    private long lookAt;

    /** Sends nothing yet. */
    public Canaries(CanaryPlan plan, CanaryPost post, Mailbox mailbox, Signal.Sink sink, World world) {
        this.plan = plan;
        this.tag = new CanaryTag(plan.secret(), plan.gateway());
        this.post = post;
        this.lookout = new Lookout(plan, tag, mailbox, sink, world);
        this.world = world;
        this.lookAt = world.time().nanos();
        this.steps = new Steps("canaries", this::step, world.threads());
    }

    /** Begins to send. */
    public void start() {
        steps.start();
    }

    /** Sends no more; what is on its way is taken away by the next life. */
    public void stop() {
        steps.stop();
    }

    /** Sends what is due, and looks when something is awaited. */
    Duration step() {
        var providers = post.providers();
        lookout.keepOnly(providers);
        next.keySet().retainAll(providers);
        providers.stream().filter(this::isDue).forEach(this::send);
        long now = world.time().nanos();
        if (lookout.isAnyAwaited() && now - lookAt >= 0) {
            lookAt = now + plan.lookEvery().toNanos();
            lookout.look();
        }
        return STEP;
    }

    private boolean isDue(ProviderName provider) {
        long now = world.time().nanos();
        var soon = plan.every().dividedBy(FIRST_WITHIN);
        var due = next.computeIfAbsent(
                provider, _ -> now + world.chance().upTo(soon).toNanos());
        if (now - due < 0) {
            return false;
        }
        double share = 1 - JITTER + 2 * JITTER * world.chance().nextDouble();
        next.put(provider, now + (long) (plan.every().toNanos() * share));
        return true;
    }

    private void send(ProviderName provider) {
        var at = Instant.ofEpochMilli(world.time().millis());
        switch (post.hand(provider, tag.subject(provider, at), at)) {
            case Handing.Called(var outcome) -> handed(provider, outcome, at);
            case Handing.NotNow(var why) ->
                LOG.atDebug()
                        .addKeyValue("provider", provider)
                        .addKeyValue("why", why)
                        .log("no canary now");
        }
    }

    private void handed(ProviderName provider, Outcome outcome, Instant at) {
        switch (outcome) {
            case Outcome.Accepted _, Outcome.Unknown _ -> lookout.left(provider, at);
            case Outcome.ProviderDown _ -> took(provider, Reading.FAILING, outcome);
            // Says something of this letter, of our account or of this minute; others say it better.
            case Outcome.Refused _, Outcome.TryLater _, Outcome.AccountTrouble _ ->
                took(provider, Reading.UNKNOWN, outcome);
        }
    }

    private void took(ProviderName provider, Reading reading, Outcome outcome) {
        lookout.tell(new News(provider, reading, "it took no canary: " + outcome.reply()));
    }
}
