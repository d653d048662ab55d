package dev.everpost.app;

import dev.everpost.health.Signals;
import dev.everpost.world.World;

/**
 * Everything that watches, constructed in one place: observers that tell signals, and what is made of them. It may be slow or die
 * without stopping a message.
 */
final class Watch {

    private final Signals signals;

    Watch(World world) {
        this.signals = new Signals(world);
    }

    /** The board of all signals. */
    Signals signals() {
        return signals;
    }

    void start() {}

    void stop() {}
}
