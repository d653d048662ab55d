package dev.everpost.edge.smtp;

import java.net.InetAddress;

/** Told of each AUTH that was refused, without name and password: people type one for the other. Must be quick. */
@FunctionalInterface
public interface FailedLogins {

    /** A client's credentials fit nobody. */
    void failed(InetAddress client);
}
