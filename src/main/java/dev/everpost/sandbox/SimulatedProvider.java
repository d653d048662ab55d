package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import dev.everpost.scenario.NameNotFound;
import java.util.List;

/**
 * A provider on a real socket of the loopback that can be made ill while it runs. Thread-safe.
 *
 * <p>Setting {@code connection_refused} or {@code expired_certificate} also resets the connections that clients keep;
 * every other fault strikes at the next exchange, on kept connections too.
 */
public sealed interface SimulatedProvider extends AutoCloseable permits SimulatedSes, SimulatedSmtp, SimulatedWeb {

    /** Resolves nowhere, by RFC 6761 section 6.4. */
    String UNRESOLVABLE_HOST = "name-not-found.invalid";

    /** Where the host names of simulated providers live: RFC 6761 section 6.3 keeps them on this machine. */
    String DOMAIN = ".sandbox.localhost";

    /** As the scenario calls it. */
    String name();

    /** The host name of its own, known to {@link Sandbox#names} and to its certificates. */
    default String hostName() {
        return name().replace('_', '-') + DOMAIN;
    }

    /** The port, which stays the same through every fault. */
    int port();

    /** Puts these faults in force instead of the present ones. */
    void set(Fault... faults);

    /** The faults that were set. */
    List<Fault> faults();

    /** The faults in force now, with flapping ones in their phase. */
    List<Fault> active();

    /** Ends every fault. */
    default void heal() {
        set();
    }

    /**
     * A host for clients that ask the machine's resolver: 127.0.0.1, or one that does not resolve while
     * {@code name_not_found} is set.
     *
     * <p>A server cannot make its own name vanish there, so a client that runs already notices nothing; one that looks up
     * {@link #hostName} in {@link Sandbox#names} does.
     */
    default String host() {
        return faults().stream().anyMatch(NameNotFound.class::isInstance) ? UNRESOLVABLE_HOST : "127.0.0.1";
    }

    /** Stops listening and resets every connection. */
    @Override
    void close();
}
