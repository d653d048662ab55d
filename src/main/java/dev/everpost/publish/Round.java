package dev.everpost.publish;

import dev.everpost.store.Outbox;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's work for one destination: what is due, until it is done or the destination fails. */
final class Round {

    /** Parcels of one round; they are taken away together, in one commit. */
    static final int PARCELS_MAX = 50;

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
        var ended = new ArrayList<Long>();
        boolean well = true;
        for (var parcel : outbox.due(destination, PARCELS_MAX, world.time().now())) {
            if (!well || stopping.getAsBoolean()) {
                break;
            }
            well = carried(parcel, ended);
        }
        if (!ended.isEmpty()) {
            outbox.done(ended);
        }
    }

    /** False when the destination should rest. */
    private boolean carried(Parcel parcel, List<Long> ended) {
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
            case Handover.Failed(var why) -> {
                failed(parcel, why, ended);
                yield false;
            }
        };
    }

    private void failed(Parcel parcel, String why, List<Long> ended) {
        rests.failed(parcel.destination());
        var now = world.time().now();
        if (now.isAfter(parcel.madeAt().plus(Retries.GIVEN_UP_AFTER))) {
            ended.add(parcel.number());
            dropped(parcel, why);
            return;
        }
        events.failed(parcel.destination());
        outbox.postpone(parcel.number(), now.plus(Retries.pause(parcel.tries() + 1, world.chance())), why);
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
