package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Lane;
import dev.everpost.store.Spool;
import dev.everpost.store.Spool.Order;
import dev.everpost.store.Work;
import dev.everpost.world.Mailbox;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which waiting message is carried next and starts its pass: critical before the rest, fresh before stale, and
 * within each class a share for those that waited long.
 *
 * <p>The loop runs on one thread; {@link #reserve}, {@link #deliver} and {@link #poke} may be called from any.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Leases taken in one look at one lane. */
    private static final int LEASES_MAX = 64;
    /** The longest nap: a safety net under the signals, not the clockwork. */
    private static final Duration NAP_MAX = Duration.ofSeconds(30);
    /** While one class has no room, another may have something due that nobody announces. */
    private static final Duration HUNGRY_NAP = Duration.ofMillis(500);

    private final Spool spool;
    private final Supplier<Carriers> carriers;
    private final Pass pass;
    private final Recovery recovery;
    private final Capacity capacity;
    private final DeliverySettings settings;
    private final World world;
    private final BooleanSupplier stopping;
    private final Mailbox<Boolean> pokes;
    private volatile boolean hungry;
    /** Some attempt may have no owner any more. */
    private volatile boolean orphans = true;

    private volatile boolean behind = true;
    private long lastTrickleNanos;

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
        this.pass = pass;
        this.recovery = recovery;
        this.capacity = new Capacity(settings.inFlightMax(), settings.inFlightBytesMax());
        this.settings = settings;
        this.world = world;
        this.stopping = stopping;
        this.pokes = new Mailbox<>(world);
        this.lastTrickleNanos = world.time().nanos() - settings.trickleEvery().toNanos();
    }

    /** Room for a message that is being accepted; while a backlog waits, a quarter of the room is kept for it. */
    boolean reserve(MessageClass messageClass, int sizeBytes) {
        boolean full = behind && capacity.free(messageClass) < settings.inFlightMax() / 4;
        return !stopping.getAsBoolean()
                && !full
                && carriers.get().anyUsable()
                && capacity.tryTake(messageClass, sizeBytes);
    }

    void giveBack(MessageClass messageClass, int sizeBytes) {
        capacity.giveBack(messageClass, sizeBytes);
        if (hungry) {
            poke();
        }
    }

    /** Starts the pass of leased work whose room is taken. */
    void deliver(Work work) {
        world.threads().start("pass-" + work.message().id(), () -> runPass(work));
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
        return capacity.inFlight();
    }

    /** Settles attempts that lost their owner: all of a dead process, or those of a pass that broke. */
    void recover() {
        orphans = false;
        if (!recovery.run(carriers.get())) {
            orphans = true;
        }
    }

    /** Leases and starts what there is room for, until told to stop. */
    void loop() {
        while (!stopping.getAsBoolean()) {
            if (orphans) {
                recover();
            }
            int started = dispatch();
            if (started == 0) {
                pokes.take(Integer.MAX_VALUE, nap());
            }
        }
    }

    /** One round over the lanes; returns how many passes it started. */
    int dispatch() {
        hungry = false;
        if (!carriers.get().anyUsable()) {
            return trickle();
        }
        int started = 0;
        for (var messageClass : MessageClass.values()) {
            started += dispatch(messageClass);
        }
        behind = started > 0 || hungry;
        return started;
    }

    private int dispatch(MessageClass messageClass) {
        int room = Math.min(capacity.free(messageClass), LEASES_MAX);
        if (room <= 0) {
            hungry = true;
            return 0;
        }
        int old = Math.max(1, room / 4);
        int started = lease(Lane.of(messageClass, true), room - old, Order.NEWEST_FIRST);
        started += lease(Lane.of(messageClass, false), Math.max(1, room - started), Order.OLDEST_FIRST);
        int rest = room - started;
        return started + (rest > 0 ? lease(Lane.of(messageClass, true), rest, Order.OLDEST_FIRST) : 0);
    }

    /** No provider looks usable: one message at a time keeps asking, and the queue stays where it is. */
    private int trickle() {
        if (world.time().since(lastTrickleNanos).compareTo(settings.trickleEvery()) < 0) {
            return 0;
        }
        lastTrickleNanos = world.time().nanos();
        for (var lane : Lane.values()) {
            if (capacity.free(lane.messageClass()) > 0 && lease(lane, 1, Order.NEWEST_FIRST) > 0) {
                return 0;
            }
        }
        return 0;
    }

    private int lease(Lane lane, int most, Order order) {
        if (most <= 0) {
            return 0;
        }
        int started = 0;
        for (var work : spool.lease(lane, most, order, world.time().now())) {
            if (capacity.tryTake(lane.messageClass(), work.message().sizeBytes())) {
                deliver(work);
                started++;
            } else {
                hungry = true;
                spool.release(work.message().id());
            }
        }
        return started;
    }

    private Duration nap() {
        if (!carriers.get().anyUsable()) {
            return settings.trickleEvery();
        }
        if (hungry || orphans) {
            return HUNGRY_NAP;
        }
        return spool.nextDue()
                .map(due -> Duration.between(world.time().now(), due))
                .filter(wait -> wait.compareTo(NAP_MAX) < 0)
                .map(wait -> wait.compareTo(Duration.ofMillis(1)) > 0 ? wait : Duration.ofMillis(1))
                .orElse(NAP_MAX);
    }

    private void runPass(Work work) {
        try {
            runToItsEnd(work);
        } finally {
            giveBack(work.message().messageClass(), work.message().sizeBytes());
        }
    }

    /** A pass that breaks is a bug of ours; its message must not wait for the next start because of it. */
    private void runToItsEnd(Work work) {
        boolean ended = false;
        try {
            boolean putBack = pass.run(work);
            ended = true;
            if (putBack) {
                // The nap under way was measured before this became due.
                poke();
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "the pass of message {} broke; it is tried again",
                    work.message().id(),
                    e);
        } finally {
            if (!ended) {
                spool.release(work.message().id());
                orphans = true;
            }
        }
    }
}
