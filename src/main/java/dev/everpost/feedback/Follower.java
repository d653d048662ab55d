package dev.everpost.feedback;

import dev.everpost.store.Ledger;
import dev.everpost.store.Postbox;
import dev.everpost.store.Postbox.Kept;
import dev.everpost.store.Postbox.Verdict;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader that turns what was told into facts, in the order in which it came.
 *
 * <p>A fact and the end of its waiting are one commit: whatever dies in between, nothing is lost and nothing doubled. It works behind
 * everybody's back: what it cannot do now delays no mail.
 */
public final class Follower {

    /** Looked at by one commit. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Postbox postbox;
    private final Judge judge;
    private final FeedbackEvents events;
    private final World world;
    private final Steps steps;

    /** @param remembered how long messages are kept once they are final */
    public Follower(
            Postbox postbox, Ledger ledger, Duration remembered, Proof proof, FeedbackEvents events, World world) {
        this.postbox = postbox;
        this.judge = new Judge(new Matcher(ledger, postbox, remembered), proof, events);
        this.events = events;
        this.world = world;
        this.steps = new Steps("feedback", this::step, world.threads());
    }

    /** Starts reading. */
    public void start() {
        steps.start();
    }

    /** Ends soon; what was not looked at is looked at after the next start. */
    public void stop() {
        steps.stop();
    }

    /** There is something new. */
    public void poke() {
        steps.wake();
    }

    /** One look; returns how long to wait for the next. */
    Duration step() {
        try {
            return look();
        } catch (StoreUnavailable e) {
            LOG.atDebug().setCause(e).log("what was told cannot be read now; it waits");
            return AFTER_TROUBLE;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("what was told could not be looked at; it waits");
            return AFTER_TROUBLE;
        }
    }

    private Duration look() {
        var now = world.time().now();
        var due = postbox.due(BATCH, now);
        if (due.isEmpty()) {
            return IDLE;
        }
        var rulings = rulings(due, now);
        if (!postbox.settle(rulings.stream().map(Ruling::verdict).toList())) {
            return AFTER_TROUBLE;
        }
        for (int i = 0; i < due.size(); i++) {
            tell(due.get(i), rulings.get(i));
        }
        return Duration.ZERO;
    }

    private List<Ruling> rulings(List<Kept> due, Instant now) {
        var rulings = new ArrayList<Ruling>();
        for (var kept : due) {
            rulings.add(ruling(kept, now));
        }
        return rulings;
    }

    /** One that breaks us must not stand in the way of those behind it. */
    private Ruling ruling(Kept kept, Instant now) {
        try {
            return judge.judge(kept, now);
        } catch (StoreUnavailable later) {
            throw later;
        } catch (RuntimeException defect) {
            LOG.atError()
                    .setCause(defect)
                    .addKeyValue("evidence", kept.number())
                    .log("what was told breaks us");
            return new Ruling.Nobodys(
                    new Verdict.Unmatched(kept.number(), "Everpost could not look at it; its log says why"));
        }
    }

    private void tell(Kept kept, Ruling ruling) {
        var provider = kept.tiding().provider();
        switch (ruling) {
            case Ruling.OfOurs(var matched, var journey) ->
                events.matched(provider, matched.fact().report(), journey);
            case Ruling.Nobodys(Verdict.Unmatched nobodys) -> {
                events.unmatched(provider);
                LOG.atInfo()
                        .addKeyValue("provider", provider == null ? "mail" : provider)
                        .addKeyValue("evidence", kept.number())
                        .addKeyValue("why", nobodys.why())
                        .log("what was told is about no mail of ours");
            }
            case Ruling.Nobodys _ -> {}
        }
    }
}
