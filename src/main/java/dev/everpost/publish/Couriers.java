package dev.everpost.publish;

import dev.everpost.store.Outbox;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is in the outbox: one round for each destination at a time, and not more than {@value #MOST} of them. */
public final class Couriers {

    /** Destinations that are served at the same time. */
    public static final int MOST = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int DESTINATIONS_MAX = 1_000;

    private final Outbox outbox;
    private final Round round;
    private final Rests rests;
    private final World world;
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    public Couriers(Outbox outbox, Courier courier, PublishEvents events, World world) {
        this.outbox = outbox;
        this.rests = new Rests(world.time());
        this.round = new Round(outbox, courier, rests, events, world);
        this.world = world;
    }

    /** Starts sending. */
    public void start() {
        thread = world.threads().start("couriers", this::run);
    }

    /** Starts nothing new and waits a moment for what is on its way; what is not known to be delivered is sent again later. */
    public void stop() {
        stopping = true;
        long start = world.time().nanos();
        while (!active.isEmpty() && world.time().since(start).compareTo(LAST_WORDS) < 0) {
            world.threads().park(MOMENT);
        }
    }

    /** Looks again at once. */
    public void poke() {
        var running = thread;
        if (running != null) {
            world.threads().unpark(running);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                sendOut();
            } catch (StoreUnavailable e) {
                LOG.atDebug().setCause(e).log("the outbox cannot be read now");
            }
            world.threads().park(POLL);
        }
    }

    private void sendOut() {
        for (var destination : outbox.destinationsDue(world.time().now(), DESTINATIONS_MAX)) {
            if (active.size() < MOST && !rests.isResting(destination) && active.add(destination)) {
                world.threads().start("courier", () -> serve(destination));
            }
        }
    }

    private void serve(String destination) {
        try {
            round.go(destination, () -> stopping);
        } catch (StoreUnavailable e) {
            LOG.atDebug().setCause(e).log("the outbox cannot be read now");
        } catch (RuntimeException e) {
            rests.failed(destination);
            LOG.atError().addKeyValue("destination", destination).setCause(e).log("events could not be sent");
        } finally {
            active.remove(destination);
            poke();
        }
    }
}
