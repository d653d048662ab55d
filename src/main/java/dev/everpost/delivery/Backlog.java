package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.util.List;

/** Mail that waits for a provider, sent back to the router at once when waiting there has become pointless. */
public final class Backlog {

    /** Deliveries moved by one commit, so that acceptance never waits long behind it. */
    private static final int CHUNK = 1000;

    private final Spool spool;
    private final Runnable poke;
    private final World world;

    Backlog(Spool spool, Runnable poke, World world) {
        this.spool = spool;
        this.poke = poke;
        this.world = world;
    }

    /** Makes everything that waits for the provider due now; returns how many deliveries moved. Blocks for the commits. */
    public int reroute(ProviderName provider, String why) {
        int total = 0;
        int moved;
        do {
            moved = spool.reroute(provider, world.time().now(), CHUNK);
            total += moved;
        } while (moved == CHUNK);
        if (total > 0) {
            spool.note(List.of(new Fact.BacklogRerouted(world.time().now(), provider, total, why)));
            poke.run();
        }
        return total;
    }
}
