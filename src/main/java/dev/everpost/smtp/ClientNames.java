package dev.everpost.smtp;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Resolves one host's name within a time, and remembers the last answer for when the resolver is out. Thread-safe.
 *
 * <p>The JDK's lookup has no timeout and pins the carrier of a virtual thread, so it runs on a platform thread that may
 * outlive the wait; at most {@value #LOOKUPS_MAX} do.
 */
public final class ClientNames implements SmtpClientAddresses {

    /** Lookups that may hang at one time. */
    static final int LOOKUPS_MAX = 4;

    private final String host;
    private final World world;
    private final Set<Promise<List<InetAddress>>> waiting = new HashSet<>();
    private List<InetAddress> known = List.of();
    private int lookups;

    /** Asks the world's names. */
    public ClientNames(String host, World world) {
        this.host = host;
        this.world = world;
    }

    /** The addresses to try in order; the last known ones when no fresh answer came in time; empty when there are none. */
    @Override
    public List<InetAddress> resolve(Duration atMost) {
        var answer = new Promise<List<InetAddress>>(world);
        if (enroll(answer)) {
            world.threads().startPlatform("dns " + host, this::ask);
        }
        var fresh = answer.await(atMost);
        return fresh.orElseGet(() -> leave(answer));
    }

    /** Returns true when a lookup of its own shall be started; a lookup's answer is for all who wait. */
    private synchronized boolean enroll(Promise<List<InetAddress>> answer) {
        waiting.add(answer);
        boolean mayAsk = lookups < LOOKUPS_MAX;
        lookups += mayAsk ? 1 : 0;
        return mayAsk;
    }

    private synchronized List<InetAddress> leave(Promise<List<InetAddress>> answer) {
        waiting.remove(answer);
        return known;
    }

    private void ask() {
        List<InetAddress> found = List.of();
        try {
            found = List.copyOf(world.names().addresses(host));
        } catch (UnknownHostException e) {
            // An empty answer: the last known addresses serve.
        } finally {
            answer(found);
        }
    }

    private synchronized void answer(List<InetAddress> found) {
        lookups--;
        known = found.isEmpty() ? known : found;
        waiting.forEach(promise -> promise.keep(known));
        waiting.clear();
    }
}
