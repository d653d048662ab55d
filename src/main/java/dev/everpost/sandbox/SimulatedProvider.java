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
public sealed interface SimulatedProvider extends AutoCloseable permits SimulatedSes, SimulatedSmtp {

    /** Resolves nowhere, by RFC 6761 section 6.4. */
    String UNRESOLVABLE_HOST = "name-not-found.invalid";

    /** As the scenario calls it. */
    String name();

    /** The port, which stays the same through every fault. */
    int port();

    /** Puts these faults in force instead of the present ones. */
    void set(Fault... faults);

    /** The faults that were set. */
    List<Fault> faults();

    /** Ends every fault. */
    default void heal() {
        set();
    }

    /**
     * The host that a client should use now: 127.0.0.1, or one that does not resolve while {@code name_not_found} is set.
     *
     * <p>A server cannot make its own name vanish. A test asks here when it writes the client's configuration; a gateway
     * that runs already notices nothing.
     */
    default String host() {
        return faults().stream().anyMatch(NameNotFound.class::isInstance) ? UNRESOLVABLE_HOST : "127.0.0.1";
    }

    /** Stops listening and resets every connection. */
    @Override
    void close();
}
