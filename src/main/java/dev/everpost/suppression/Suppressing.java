package dev.everpost.suppression;

import dev.everpost.fact.Fact;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Outbox;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.suppression.Receivers.Ruling;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the book of facts and keeps the suppression list by it: bounces, complaints and unsubscriptions. It reads behind
 * everybody's back, so a store that fails delays no mail; what it did is harmless to repeat.
 *
 * <p>After a restart it reads again from the beginning of the oldest burst that was not judged, without listing again what it
 * listed then: bursts are remembered by the facts themselves.
 */
public final class Suppressing {

    static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Suppressing.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Lists lists;
    private final Judge judge;
    private final Receivers receivers;
    private final World world;
    private final Marks marks;
    private final Steps steps;

    /** @param news takes facts that people should know */
    public Suppressing(
            Ledger ledger,
            Outbox outbox,
            Suppressions suppressions,
            SuppressionPolicy policy,
            Consumer<Fact> news,
            World world) {
        this.ledger = ledger;
        this.marks = new Marks(outbox);
        this.lists = new Lists(suppressions, policy, world.time());
        this.judge = new Judge(new Evidence(ledger), lists, policy, news::accept, world);
        this.receivers = new Receivers(policy);
        this.world = world;
        this.steps = new Steps("suppression", this::step, world.threads());
    }

    /** Starts following. */
    public void start() {
        steps.start();
    }

    /** Ends soon; what was not read is read at the next start. */
    public void stop() {
        steps.stop();
    }

    /** One look into the book; returns how long to wait for the next. */
    Duration step() {
        try {
            return look();
        } catch (StoreUnavailable later) {
            LOG.atDebug().setCause(later).log("the book of facts cannot be read now; suppression waits");
            return AFTER_TROUBLE;
        }
    }

    private Duration look() {
        marks.load();
        var tail = ledger.reportsAndRefusals(marks.position(), BATCH);
        for (var entry : tail.entries()) {
            if (!apply(entry)) {
                return AFTER_TROUBLE;
            }
            marks.reached(entry.position());
        }
        boolean more = tail.reached() > marks.position();
        marks.reached(tail.reached());
        judgeTheQuiet();
        var now = world.time().now();
        marks.save(receivers.oldest(now), !tail.entries().isEmpty(), now);
        return more || !tail.entries().isEmpty() ? Duration.ZERO : IDLE;
    }

    private void judgeTheQuiet() {
        for (var burst : receivers.quiet(world.time().now())) {
            if (judge.judge(burst)) {
                receivers.end(burst);
            }
        }
    }

    /** False when the store failed: the same fact is taken again. */
    private boolean apply(Entry entry) {
        if (!(entry.fact() instanceof Fact.OfMessage fact)) {
            return true;
        }
        boolean again = entry.position() <= marks.acted();
        return ledger.story(fact.message()).map(story -> Listing.of(entry, story)).orElse(List.of()).stream()
                .allMatch(listing -> apply(listing, again));
    }

    private boolean apply(Listing listing, boolean again) {
        if (listing.reason() != Reason.BOUNCE) {
            return again || lists.list(listing);
        }
        return switch (receivers.bounced(listing)) {
            case Ruling.ListIt(var one) -> again || lists.list(one);
            case Ruling.Begins(var burst) -> again || judge.begin(burst);
            case Ruling.Held _ -> true;
        };
    }
}
