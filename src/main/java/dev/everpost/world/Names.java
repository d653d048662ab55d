package dev.everpost.world;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the names of other machines are looked up: the machine's resolver, or one that a rehearsal steers. Thread-safe. */
@FunctionalInterface
public interface Names {

    /** The addresses of a host, at least one; blocks, and knows no time limit. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** Asks the machine's resolver. */
    static Names ofTheMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
