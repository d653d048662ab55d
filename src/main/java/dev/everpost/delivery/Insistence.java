package dev.everpost.delivery;

import dev.everpost.store.Change;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what exists only in memory: asks again until the store takes it or the process ends. Thread-safe. */
final class Insistence {

    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
    private static final Duration STORE_PAUSE = Duration.ofMillis(250);

    private final Spool spool;
    private final World world;
    private final BooleanSupplier stopping;

    Insistence(Spool spool, World world, BooleanSupplier stopping) {
        this.spool = spool;
        this.world = world;
        this.stopping = stopping;
    }

    /** False when the process is ending and the change is not durable; the next start counts it as unknown. */
    boolean record(Change change) {
        while (!spool.record(change)) {
            if (stopping.getAsBoolean()) {
                LOG.warn(
                        "stopping before the outcome of message {} could be stored; it will count as unknown",
                        change.message());
                return false;
            }
            world.threads().sleep(STORE_PAUSE);
        }
        return true;
    }
}
