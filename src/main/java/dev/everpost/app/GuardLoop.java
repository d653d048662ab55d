package dev.everpost.app;

import dev.everpost.reputation.Guard;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the guard of reputations look, twice a minute. */
final class GuardLoop {

    private static final Logger LOG = LoggerFactory.getLogger(GuardLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Guard guard;
    private final Steps steps;

    GuardLoop(Guard guard, World world) {
        this.guard = guard;
        this.steps = new Steps("reputation", this::step, world.threads());
    }

    void start() {
        steps.start();
    }

    void stop() {
        steps.stop();
    }

    private Duration step() {
        try {
            guard.look();
        } catch (StoreUnavailable later) {
            LOG.atDebug().setCause(later).log("the book of facts cannot be read now; reputations are graded later");
        }
        return EVERY;
    }
}
