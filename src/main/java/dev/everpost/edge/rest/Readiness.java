package dev.everpost.edge.rest;

import java.util.List;

/** Whether the gateway can take mail now. Thread-safe and quick: load balancers ask every second. */
@FunctionalInterface
public interface Readiness {

    /** What is in the way, in words for people: the store fails, it stops, nobody listens. Empty when ready. */
    List<String> obstacles();
}
