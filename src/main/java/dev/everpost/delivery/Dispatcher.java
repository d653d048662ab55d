package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import dev.everpost.world.Mailbox;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the passes of what waits, as long as there is room, and sleeps exactly until something is due.
 *
 * <p>The loop runs on one thread; {@link #reserve}, {@link #deliver} and {@link #poke} may be called from any.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** The longest nap: a safety net under the signals, not the clockwork. */
    private static final Duration NAP_MAX = Duration.ofSeconds(30);
    /** While one class has no room, another may have something due that nobody announces. */
    private static final Duration HUNGRY_NAP = Duration.ofMillis(500);
    /** After a round that broke: a bug of ours must neither end delivery nor spin. */
    private static final Duration BROKEN_NAP = Duration.ofSeconds(1);

    private final Spool spool;
    private final Supplier<Carriers> carriers;
    private final Recovery recovery;
    private final Passes passes;
    private final Turns turns;
    private final DeliverySettings settings;
    private final World world;
    private final BooleanSupplier stopping;
    private final Mailbox<Boolean> pokes;
    private volatile boolean behind = true;

    Dispatcher(
            Spool spool,
            Supplier<Carriers> carriers,
            Pass pass,
            Recovery recovery,
            DeliverySettings settings,
            World world,
            BooleanSupplier stopping) {
        this.spool = spool;
        this.carriers = carriers;
        this.recovery = recovery;
        this.settings = settings;
        this.world = world;
        this.stopping = stopping;
        this.pokes = new Mailbox<>(world);
        this.passes = new Passes(spool, pass, settings, world, stopping, this::passEnded);
        this.turns = new Turns(spool, passes, settings.trickleEvery(), world);
    }

    /** Room for a message that is being accepted; while a backlog waits, a quarter of the room is kept for it. */
    boolean reserve(MessageClass messageClass, int sizeBytes) {
        var capacity = passes.capacity();
        boolean full = behind && capacity.free(messageClass) < settings.inFlightMax() / 4;
        return !stopping.getAsBoolean()
                && !full
                && carriers.get().anyUsable()
                && capacity.tryTake(messageClass, sizeBytes);
    }

    void giveBack(MessageClass messageClass, int sizeBytes) {
        passes.capacity().giveBack(messageClass, sizeBytes);
        if (turns.hungry()) {
            poke();
        }
    }

    private void passEnded(boolean waits) {
        if (waits || turns.hungry()) {
            poke(); // the nap was measured before this pass wrote when it wants to be called again
        }
    }

    /** Starts the pass of leased work whose room is taken. */
    void deliver(Work work) {
        passes.start(work);
    }

    /** Something is due, or may be. */
    void poke() {
        behind = true;
        if (pokes.isEmpty()) {
            pokes.put(true);
        }
    }

    /** Messages under way. */
    int inFlight() {
        return passes.capacity().inFlight();
    }

    /** Settles attempts that lost their owner: all of a dead process, or those of a pass that broke. */
    void recover() {
        passes.orphans(false);
        boolean done = false;
        try {
            done = recovery.run();
        } finally {
            if (!done) {
                passes.orphans(true);
            }
        }
    }

    /** Leases and starts what there is room for, until told to stop. */
    void loop() {
        while (!stopping.getAsBoolean()) {
            try {
                step();
            } catch (RuntimeException e) {
                LOG.error("a round of the dispatcher broke; it goes on", e);
                world.threads().sleep(BROKEN_NAP);
            }
        }
    }

    private void step() {
        if (passes.orphans()) {
            recover();
        }
        if (dispatch() == 0) {
            pokes.take(Integer.MAX_VALUE, nap());
        }
    }

    /** One round; returns how many passes it started. */
    int dispatch() {
        if (!carriers.get().anyUsable()) {
            return turns.trickle();
        }
        int started = turns.round();
        behind = started > 0 || turns.hungry();
        return started;
    }

    private Duration nap() {
        if (!carriers.get().anyUsable()) {
            return settings.trickleEvery();
        }
        if (turns.hungry() || passes.orphans()) {
            return HUNGRY_NAP;
        }
        return spool.nextDue()
                .map(due -> Duration.between(world.time().now(), due))
                .filter(wait -> wait.compareTo(NAP_MAX) < 0)
                .map(wait -> wait.compareTo(Duration.ofMillis(1)) > 0 ? wait : Duration.ofMillis(1))
                .orElse(NAP_MAX);
    }
}
