package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.experience.Experience;
import dev.everpost.experience.Keeper;
import dev.everpost.fact.Fact;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.reputation.Guard;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.world.World;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is learned from mail as it is carried: counted for routing and the watch, kept over restarts, and graded for the accounts'
 * reputation.
 */
final class Lessons {

    private final Experience experience;
    private final Witnesses witnesses;
    private final DeliveryEvents heard;
    private final Keeper keeper;
    private final Guard guard;
    private final GuardLoop guarding;

    Lessons(
            Settings first,
            Supplier<Settings> settings,
            SqliteStore store,
            GatewayMetrics metrics,
            Consumer<Fact> journal,
            World world) {
        this.experience = new Experience(world.time());
        this.witnesses = new Witnesses(world.time());
        this.heard = Measured.delivery(metrics, experience, witnesses);
        this.keeper = new Keeper(experience, store.learned(), world);
        this.guard = new Guard(
                experience,
                store.ledger(),
                Naming.reputation(first.reputation()),
                () -> Naming.providers(settings.get()),
                journal,
                world.time());
        this.guarding = new GuardLoop(guard, world);
    }

    /** What happened lately. */
    Experience experience() {
        return experience;
    }

    Witnesses witnesses() {
        return witnesses;
    }

    Guard guard() {
        return guard;
    }

    /** Hears what delivery does: metrics, and everything above. */
    DeliveryEvents heard() {
        return heard;
    }

    /** Takes up what was kept; before anything is delivered. */
    void start() {
        keeper.start();
        guarding.start();
    }

    void stop() {
        keeper.stop();
        guarding.stop();
    }
}
