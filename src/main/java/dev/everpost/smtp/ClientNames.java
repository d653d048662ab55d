package dev.everpost.smtp;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Resolves one host's name within a time, and remembers the last answer for when the resolver is out. Thread-safe.
 *
 * <p>The JDK's lookup has no timeout and pins the carrier of a virtual thread, so it runs on a platform thread that may
 * outlive the wait; at most {@value #LOOKUPS_MAX} do.
 */
public final class ClientNames {

    /** Lookups that may hang at one time. */
    static final int LOOKUPS_MAX = 4;

    private final String host;
    private final Lookup lookup;
    private final World world;
    private final Semaphore free = new Semaphore(LOOKUPS_MAX);
    private volatile List<InetAddress> known = List.of();

    /** Asks the machine's resolver. */
    public ClientNames(String host, World world) {
        this(host, name -> List.of(InetAddress.getAllByName(name)), world);
    }

    /** Asks {@code lookup}. */
    public ClientNames(String host, Lookup lookup, World world) {
        this.host = host;
        this.lookup = lookup;
        this.world = world;
    }

    /** Where names are looked up. */
    public interface Lookup {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** The addresses to try in order; the last known ones when no fresh answer came in time; empty when there are none. */
    List<InetAddress> resolve(Duration atMost) {
        if (!free.tryAcquire()) {
            return known;
        }
        var answer = new Promise<Optional<List<InetAddress>>>(world);
        world.threads().startPlatform("dns " + host, () -> answer.keep(ask()));
        return answer.await(atMost).flatMap(fresh -> fresh).orElse(known);
    }

    private Optional<List<InetAddress>> ask() {
        try {
            var addresses = List.copyOf(lookup.addresses(host));
            known = addresses;
            return Optional.of(addresses);
        } catch (UnknownHostException e) {
            return Optional.empty();
        } finally {
            free.release();
        }
    }
}
