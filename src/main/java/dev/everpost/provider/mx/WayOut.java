package dev.everpost.provider.mx;

import dev.everpost.world.Time;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether this machine still reaches anybody: one receiver that cannot be reached is its own trouble, {@value #DOMAINS} in
 * a row are ours (a firewall before port 25, a line that is down). Thread-safe.
 */
final class WayOut {

    /** So many different domains in a row, and nobody reached between them. */
    static final int DOMAINS = 5;

    private final Set<String> unreached = new LinkedHashSet<>();

    private final Time time;
    private long reachedNanos;
    private boolean everReached;

    WayOut(Time time) {
        this.time = time;
    }

    synchronized void reached() {
        unreached.clear();
        everReached = true;
        reachedNanos = time.nanos();
    }

    /** What mail has shown of the way to port 25 since the start. */
    synchronized void look(Looked looked) {
        if (unreached.size() >= DOMAINS) {
            looked.bad("port 25: the last " + DOMAINS + " domains could not be connected to");
        } else if (everReached) {
            looked.good("port 25: a receiver was reached "
                    + time.since(reachedNanos).toMinutes() + " min ago");
        } else {
            looked.unknown("port 25: nobody was reached since the start");
        }
    }

    /** Returns whether we seem to be cut off. */
    synchronized boolean unreached(String domain) {
        if (unreached.size() < DOMAINS) {
            unreached.add(domain);
        }
        return unreached.size() >= DOMAINS;
    }
}
