package dev.everpost.publish;

import dev.everpost.store.Outbox;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work for one destination: what is due, until it is done or the destination fails. The first parcel goes alone, so
 * that a dead receiver costs one try; the others follow side by side, in no promised order.
 */
final class Round {

    /** Parcels of one round; they are taken away together, in one commit. */
    static final int PARCELS_MAX = 50;

    /** Parcels on their way to one destination at the same time. */
    static final int SIDE_BY_SIDE = 8;

    /** Longer than a round of calls that all run into their time limit. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Outbox outbox;
    private final Courier courier;
    private final Rests rests;
    private final PublishEvents events;
    private final World world;

    Round(Outbox outbox, Courier courier, Rests rests, PublishEvents events, World world) {
        this.outbox = outbox;
        this.courier = courier;
        this.rests = rests;
        this.events = events;
        this.world = world;
    }

    void go(String destination, BooleanSupplier stopping) {
        var due = outbox.due(destination, PARCELS_MAX, world.time().now());
        var ended = new ConcurrentLinkedQueue<Long>();
        if (!due.isEmpty() && !stopping.getAsBoolean() && carried(due.getFirst(), ended)) {
            sideBySide(due.subList(1, due.size()), ended, stopping);
        }
        if (!ended.isEmpty()) {
            outbox.done(List.copyOf(ended));
        }
    }

    private void sideBySide(List<Parcel> parcels, Queue<Long> ended, BooleanSupplier stopping) {
        var waiting = new ConcurrentLinkedQueue<>(parcels);
        var well = new AtomicBoolean(true);
        var carriers = new ArrayList<Promise<Boolean>>();
        for (int i = 0; i < Math.min(SIDE_BY_SIDE, parcels.size()); i++) {
            var done = new Promise<Boolean>(world);
            carriers.add(done);
            world.threads().start("courier", () -> {
                try {
                    carryOn(waiting, ended, well, stopping);
                } finally {
                    done.keep(true);
                }
            });
        }
        carriers.forEach(done -> done.await(PATIENCE));
    }

    private void carryOn(Queue<Parcel> waiting, Queue<Long> ended, AtomicBoolean well, BooleanSupplier stopping) {
        try {
            var parcel = waiting.poll();
            while (parcel != null && well.get() && !stopping.getAsBoolean()) {
                well.compareAndSet(true, carried(parcel, ended));
                parcel = waiting.poll();
            }
        } catch (StoreUnavailable e) {
            // What was not put off stays due: it is sent again when the store answers.
            well.set(false);
        } catch (RuntimeException e) {
            well.set(false);
            LOG.atError().setCause(e).log("events could not be sent");
        }
    }

    /** False when the destination should rest. */
    private boolean carried(Parcel parcel, Queue<Long> ended) {
        return switch (courier.carry(parcel)) {
            case Handover.Delivered() -> {
                ended.add(parcel.number());
                rests.worked(parcel.destination());
                events.delivered(parcel.destination());
                yield true;
            }
            case Handover.Gone(var why) -> {
                ended.add(parcel.number());
                dropped(parcel, why);
                yield true;
            }
            case Handover.Failed failed -> {
                failed(parcel, failed, ended);
                yield false;
            }
            case Handover.Declined(var why, var pause) -> {
                postponed(parcel, why, pause);
                yield !rests.declined(parcel.destination());
            }
        };
    }

    private void failed(Parcel parcel, Handover.Failed failed, Queue<Long> ended) {
        rests.failed(parcel.destination());
        var now = world.time().now();
        if (failed.pause() != null) {
            postponed(parcel, failed.why(), failed.pause());
        } else if (now.isAfter(parcel.madeAt().plus(Retries.GIVEN_UP_AFTER))) {
            ended.add(parcel.number());
            dropped(parcel, failed.why());
        } else {
            postponed(parcel, failed.why(), Retries.pause(parcel.tries() + 1, world.chance()));
        }
    }

    private void postponed(Parcel parcel, String why, Duration pause) {
        events.failed(parcel.destination());
        outbox.postpone(parcel.number(), world.time().now().plus(pause), why);
        LOG.atInfo()
                .addKeyValue("destination", parcel.destination())
                .addKeyValue("event", parcel.id())
                .addKeyValue("tries", parcel.tries() + 1)
                .addKeyValue("why", why)
                .log("an event could not be delivered; it is tried again");
    }

    private void dropped(Parcel parcel, String why) {
        events.dropped(parcel.destination());
        LOG.atWarn()
                .addKeyValue("destination", parcel.destination())
                .addKeyValue("event", parcel.id())
                .addKeyValue("why", why)
                .log("an event was dropped");
    }
}
