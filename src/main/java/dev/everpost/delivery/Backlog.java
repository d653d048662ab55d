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
        int total = move(provider);
        if (total > 0) {
            spool.note(List.of(new Fact.BacklogRerouted(world.time().now(), provider, total, why)));
        }
        return total;
    }

    /** The same without a fact. */
    int move(ProviderName provider) {
        int total = 0;
        int moved;
        do {
            moved = moveSome(provider, CHUNK);
            total += moved;
        } while (moved == CHUNK);
        return total;
    }

    /** The same for those that would be due first. */
    int moveSome(ProviderName provider, int most) {
        int moved = spool.reroute(provider, world.time().now(), most);
        if (moved > 0) {
            poke.run();
        }
        return moved;
    }
}
