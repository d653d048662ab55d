package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passes under way: each on a thread of its own, within a bounded room that it gives back at its end. Thread-safe. */
final class Passes {

    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    /** A message whose pass breaks would break the next one as well; the pause keeps it from turning in a circle. */
    private static final Duration BROKEN_PAUSE = Duration.ofSeconds(5);
    /** A stop does not wait for the rest of a pause. */
    private static final Duration PAUSE_STEP = Duration.ofMillis(250);

    private final Spool spool;
    private final Pass pass;
    private final Capacity capacity;
    private final World world;
    private final BooleanSupplier stopping;
    private final Listener listener;
    /** Some attempt may have no owner any more: those of a dead process at first, later those of a pass that broke. */
    private volatile boolean orphans = true;

    /** Hears of each end, when its room is free again. {@code waits}: it put something back that has a time of its own. */
    @FunctionalInterface
    interface Listener {
        void passEnded(boolean waits);
    }

    Passes(
            Spool spool,
            Pass pass,
            DeliverySettings settings,
            World world,
            BooleanSupplier stopping,
            Listener listener) {
        this.spool = spool;
        this.pass = pass;
        this.capacity = new Capacity(settings.inFlightMax(), settings.inFlightBytesMax());
        this.world = world;
        this.stopping = stopping;
        this.listener = listener;
    }

    /** The room that passes take. */
    Capacity capacity() {
        return capacity;
    }

    /** Starts the pass of leased work whose room is taken. */
    void start(Work work) {
        world.threads().start("pass-" + work.message().id(), () -> run(work));
    }

    /** Starts the pass if there is room for it. */
    boolean startIfRoom(MessageClass messageClass, Work work) {
        boolean room = capacity.tryTake(messageClass, work.message().sizeBytes());
        if (room) {
            start(work);
        }
        return room;
    }

    /** Whether an attempt may have no owner. */
    boolean orphans() {
        return orphans;
    }

    void orphans(boolean some) {
        orphans = some;
    }

    private void run(Work work) {
        boolean waits = true;
        try {
            waits = runToItsEnd(work);
        } finally {
            capacity.giveBack(work.message().messageClass(), work.message().sizeBytes());
            listener.passEnded(waits);
        }
    }

    /** A pass that breaks is a bug of ours; its message must not wait for the next start because of it. */
    private boolean runToItsEnd(Work work) {
        boolean done = false;
        try {
            boolean waits = pass.run(work);
            done = true;
            return waits;
        } catch (RuntimeException e) {
            LOG.error(
                    "the pass of message {} broke; it is tried again",
                    work.message().id(),
                    e);
            pause();
            return true;
        } finally {
            if (!done) {
                spool.release(work.message().id());
                orphans = true;
            }
        }
    }

    /** Keeps lease and room, so that however many messages break, they are few at a time. */
    private void pause() {
        long start = world.time().nanos();
        while (!stopping.getAsBoolean() && world.time().since(start).compareTo(BROKEN_PAUSE) < 0) {
            world.threads().sleep(PAUSE_STEP);
        }
    }
}
