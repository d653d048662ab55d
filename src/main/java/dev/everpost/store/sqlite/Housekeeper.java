package dev.everpost.store.sqlite;

import dev.everpost.world.World;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drops what is older than its retention, in chunks through the writer, never anything of a message that is not final.
 *
 * <p>The file does not shrink: freed pages are used again for new mail, so it stays at the size of its busiest time.
 * Shrinking it would move pages in the way of commits (docs/decisions/0003-one-writer.md).
 */
public final class Housekeeper {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final World world;
    private final SqliteSettings settings;
    private final Inbox inbox;
    private final SqliteSuppressions suppressions;
    private final SqliteOutbox outbox;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    Housekeeper(
            World world, SqliteSettings settings, Inbox inbox, SqliteSuppressions suppressions, SqliteOutbox outbox) {
        this.world = world;
        this.settings = settings;
        this.inbox = inbox;
        this.suppressions = suppressions;
        this.outbox = outbox;
    }

    /** Starts sweeping each minute on a thread of its own. */
    void start() {
        thread = world.threads().start("store-housekeeper", this::run);
    }

    /** Drops all that is old now; returns how many rows. Blocks until done. */
    public int sweep() {
        int dropped = 0;
        for (var what : DropOld.What.values()) {
            dropped += dropAll(what);
        }
        suppressions.tidy();
        return dropped + outbox.trim();
    }

    private int dropAll(DropOld.What what) {
        int dropped = 0;
        int chunk = drop(what);
        while (chunk > 0 && !closed) {
            dropped += chunk;
            chunk = drop(what);
        }
        told(what, dropped);
        return dropped;
    }

    private void told(DropOld.What what, int dropped) {
        switch (what) {
            case SUPPRESSIONS -> suppressions.dropped(dropped);
            case PARCELS -> outbox.dropped(dropped);
            case BODIES, MESSAGES, NEWS, KEYS, TIDINGS, HANDOVERS -> {}
        }
    }

    void close() {
        closed = true;
        var sleeping = thread;
        if (sleeping != null) {
            world.threads().unpark(sleeping);
        }
    }

    private int drop(DropOld.What what) {
        return inbox.ask(new DropOld(what, settings.retention(), world.time().now()));
    }

    private void run() {
        long last = world.time().nanos();
        while (!closed) {
            var left = EVERY.minus(world.time().since(last));
            if (left.isPositive()) {
                world.threads().park(left);
            } else {
                sweep();
                last = world.time().nanos();
            }
        }
    }
}
