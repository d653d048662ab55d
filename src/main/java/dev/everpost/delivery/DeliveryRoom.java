package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Delivery as a whole: recovers what a dead process left, dispatches what is due, and takes what was just accepted.
 * Thread-safe. Start once; {@link #stop} once.
 */
public final class DeliveryRoom {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Asker asker;
    private final Dispatcher dispatcher;
    private final Backlog backlog;
    private final Spool spool;
    private final Supplier<Carriers> carriers;
    private final World world;
    private volatile boolean stopping;

    /**
     * {@code book} tells the facts of a message in their order; {@code holds} are the receivers that are in trouble themselves.
     */
    public DeliveryRoom(
            Spool spool,
            Function<MessageId, List<Fact>> book,
            Supplier<Carriers> carriers,
            Notices notices,
            ReceiverHolds holds,
            DeliverySettings settings,
            DeliveryEvents events,
            World world) {
        var aftermath = new Aftermath(settings, world.chance());
        this.asker = new Asker(world);
        var reconciliation = new Reconciliation(spool, book, carriers, aftermath, asker, events, world);
        var pass = new Pass(
                spool, carriers, aftermath, reconciliation, holds, notices, settings, events, world, this::stopping);
        var recovery = new Recovery(spool, aftermath, world);
        this.dispatcher = new Dispatcher(spool, carriers, pass, recovery, settings, world, this::stopping);
        this.backlog = new Backlog(spool, dispatcher::poke, world);
        this.spool = spool;
        this.carriers = carriers;
        this.world = world;
    }

    /** Settles interrupted tries, then begins to dispatch. Blocks for the first. */
    public void start() {
        dispatcher.recover();
        world.threads().startPlatform("dispatcher", dispatcher::loop);
    }

    /** Reserves room for a message that is about to be accepted; false when it should wait in the spool. */
    public boolean reserve(MessageClass messageClass, int sizeBytes) {
        return dispatcher.reserve(messageClass, sizeBytes);
    }

    /** Delivers leased work for which room was reserved. */
    public void deliver(Work work) {
        dispatcher.deliver(work);
    }

    /** Returns reserved room. */
    public void giveBack(MessageClass messageClass, int sizeBytes) {
        dispatcher.giveBack(messageClass, sizeBytes);
    }

    /** Something became due, or a provider changed: look again. */
    public void poke() {
        dispatcher.poke();
    }

    /** Whether any provider takes ordinary mail now. */
    public boolean anyUsable() {
        return carriers.get().anyUsable();
    }

    /** Who can carry mail now. */
    Carriers carriers() {
        return carriers.get();
    }

    /** Who asks providers, for all of delivery: what one let go unanswered, nobody asks at once again. */
    Asker asker() {
        return asker;
    }

    /** Whether what is moved in the spool stays moved. */
    Spool.Health health() {
        return spool.health();
    }

    /** Mail that waits for a provider. */
    public Backlog backlog() {
        return backlog;
    }

    /** Messages under way. */
    public int inFlight() {
        return dispatcher.inFlight();
    }

    /** Starts nothing more and waits for passes under way, at most {@code within}; true when none is left. */
    public boolean stop(Duration within) {
        stopping = true;
        dispatcher.poke();
        long start = world.time().nanos();
        while (dispatcher.inFlight() > 0 && world.time().since(start).compareTo(within) < 0) {
            world.threads().sleep(LOOK);
        }
        return dispatcher.inFlight() == 0;
    }

    private boolean stopping() {
        return stopping;
    }
}
