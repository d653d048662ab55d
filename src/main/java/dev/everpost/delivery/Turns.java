package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Lane;
import dev.everpost.store.Spool;
import dev.everpost.store.Spool.Order;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/**
 * Whose turn it is: critical before the rest, fresh before stale, and within each class a share for those that waited
 * long; while nobody can carry anything, a trickle, and what has passed its deadline.
 *
 * <p>Used by the dispatcher's thread; {@link #hungry} may be asked from any.
 */
final class Turns {

    /** Leases taken in one look at one lane. */
    private static final int LEASES_MAX = 64;
    /** A look through a long queue for passed deadlines is paid for by a longer time without one. */
    private static final int LOOK_COST = 10;

    private final Spool spool;
    private final Passes passes;
    private final Capacity capacity;
    private final Duration trickleEvery;
    private final World world;
    private volatile boolean hungry;
    private long nextTrickle;
    private long nextLook;

    Turns(Spool spool, Passes passes, Duration trickleEvery, World world) {
        this.spool = spool;
        this.passes = passes;
        this.capacity = passes.capacity();
        this.trickleEvery = trickleEvery;
        this.world = world;
        this.nextTrickle = world.time().nanos();
        this.nextLook = nextTrickle;
    }

    /** Something due found no room. */
    boolean hungry() {
        return hungry;
    }

    /** One round over the lanes; returns how many passes it started. */
    int round() {
        hungry = false;
        int started = 0;
        for (var messageClass : MessageClass.values()) {
            started += round(messageClass);
        }
        return started;
    }

    private int round(MessageClass messageClass) {
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

    /**
     * No provider looks usable: one message at a time keeps asking, and the queue stays where it is. Only what has passed
     * its deadline ends, for that needs no provider; returns how many of those it started.
     */
    int trickle() {
        hungry = false;
        long now = world.time().nanos();
        int ended = now - nextLook >= 0 ? expire() : 0;
        if (now - nextTrickle >= 0) {
            nextTrickle = now + trickleEvery.toNanos();
            leaseOne();
        }
        return ended;
    }

    private int expire() {
        long start = world.time().nanos();
        int started = start(spool.leaseOverdue(LEASES_MAX, world.time().now()));
        var took = world.time().since(start);
        nextLook = start + (started > 0 ? 0 : Math.max(trickleEvery.toNanos(), took.toNanos() * LOOK_COST));
        return started;
    }

    private void leaseOne() {
        for (var lane : Lane.values()) {
            if (capacity.free(lane.messageClass()) > 0 && lease(lane, 1, Order.NEWEST_FIRST) > 0) {
                return;
            }
        }
    }

    private int lease(Lane lane, int most, Order order) {
        return most <= 0 ? 0 : start(spool.lease(lane, most, order, world.time().now()));
    }

    private int start(List<Work> leased) {
        int started = 0;
        for (var work : leased) {
            if (passes.startIfRoom(work.message().messageClass(), work)) {
                started++;
            } else {
                hungry = true;
                spool.release(work.message().id());
            }
        }
        return started;
    }
}
