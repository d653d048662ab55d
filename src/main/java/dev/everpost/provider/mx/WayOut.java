package dev.everpost.provider.mx;

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

    synchronized void reached() {
        unreached.clear();
    }

    /** Returns whether we seem to be cut off. */
    synchronized boolean unreached(String domain) {
        if (unreached.size() < DOMAINS) {
            unreached.add(domain);
        }
        return unreached.size() >= DOMAINS;
    }
}
