package dev.everpost.edge.hooks;

import java.net.URI;
import java.util.Optional;

/** Goes where an invitation asks us to go, and nowhere else: bounded, without following redirects. Thread-safe. */
@FunctionalInterface
public interface Visitor {

    /** Why it came to nothing; empty when the place said yes. Blocks. */
    Optional<String> visit(URI place);
}
