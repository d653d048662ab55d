package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/**
 * Ends deliveries without a call: their deadline passed, or nobody could ever carry them. What the store does not take is
 * released and comes back with the next pass. Thread-safe.
 */
final class Endings {

    private final Spool spool;
    private final Notices notices;
    private final DeliveryEvents events;
    private final World world;

    Endings(Spool spool, Notices notices, DeliveryEvents events, World world) {
        this.spool = spool;
        this.notices = notices;
        this.events = events;
        this.world = world;
    }

    /** The deadline passed; ends the lease. */
    void expire(Message message, Content content, List<Delivery> left) {
        var now = world.time().now();
        var ended = left.stream()
                .map(delivery -> Aftermath.ended(delivery, DeliveryState.EXPIRED, whyExpired(delivery), now))
                .toList();
        var fact = new Fact.Expired(now, message.id(), indexes(ended), "deadline " + message.deadline() + " passed");
        end(message, content, fact, ended, true);
    }

    /** No provider of their route can carry them; false when the store failed, and then the lease has ended. */
    boolean refuse(Message message, Content content, List<Delivery> unable, String obstacles, boolean release) {
        var now = world.time().now();
        var why = "no provider of its route can carry it: " + obstacles;
        var ended = unable.stream()
                .map(delivery -> Aftermath.ended(delivery, DeliveryState.REFUSED, why, now))
                .toList();
        return end(message, content, new Fact.NoCarrier(now, message.id(), indexes(ended), why), ended, release);
    }

    private boolean end(Message message, Content content, Fact fact, List<Delivery> ended, boolean release) {
        var notice = notices.failure(message, content, ended);
        if (!spool.record(new Change(message.id(), List.of(fact), ended, release, notice))) {
            spool.release(message.id());
            return false;
        }
        var took = Duration.between(message.acceptedAt(), fact.at());
        ended.forEach(delivery -> events.settled(message, delivery.state(), delivery.unknowns() > 0, took));
        return true;
    }

    private static String whyExpired(Delivery delivery) {
        return delivery.unknowns() > 0
                ? "its deadline passed while nobody knew whether " + delivery.provider() + " had taken it"
                : "its deadline passed; last: " + delivery.why();
    }

    private static List<Integer> indexes(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.recipient().index()).toList();
    }
}
