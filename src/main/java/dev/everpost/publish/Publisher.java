package dev.everpost.publish;

import dev.everpost.store.Outbox;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader that follows the book of facts and puts what applications are to be told into the outbox.
 *
 * <p>Parcels and position are one commit, so each event has exactly one parcel for each destination, whatever dies in between.
 * It reads behind everybody's back: a store that fails, or events that cannot be made, delay no mail.
 */
public final class Publisher {

    /** The name under which the position is kept. */
    public static final String READER = "ses-events";

    /** Facts of one look. */
    static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** A position without parcels is kept now and then only: reading that far again costs little, a commit costs more. */
    private static final long SAVED_EVERY = 20_000;

    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Runnable added;
    private final World world;
    private final Steps steps;
    private long position = -1;
    private long saved;

    /** @param added is told when there are new parcels */
    public Publisher(Dispatch dispatch, Outbox outbox, Runnable added, World world) {
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.added = added;
        this.world = world;
        this.steps = new Steps("publisher", this::step, world.threads());
    }

    /** Starts reading. */
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
        } catch (StoreUnavailable e) {
            LOG.atDebug().setCause(e).log("the book of facts cannot be read now; events wait");
            return AFTER_TROUBLE;
        }
    }

    private Duration look() {
        if (position < 0) {
            position = outbox.position(READER);
            saved = position;
        }
        var tail = dispatch.after(position, BATCH);
        if (tail.reached() == position) {
            return IDLE;
        }
        if (!tail.parcels().isEmpty() || tail.reached() - saved >= SAVED_EVERY) {
            if (!outbox.add(READER, tail.reached(), tail.parcels(), world.time().now())) {
                return AFTER_TROUBLE;
            }
            saved = tail.reached();
        }
        position = tail.reached();
        tail.committed().run();
        if (!tail.parcels().isEmpty()) {
            added.run();
        }
        return Duration.ZERO;
    }
}
