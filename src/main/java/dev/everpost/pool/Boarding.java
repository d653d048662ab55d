package dev.everpost.pool;

import java.time.Instant;

/** Whether a provider's pools have room for a message. */
public sealed interface Boarding {

    /** There is; the ticket must be settled or abandoned exactly once. */
    record Aboard(Ticket ticket) implements Boarding {}

    /** There is none before {@code until}; {@code why} is for people. */
    record Full(Instant until, String why) implements Boarding {}

    /** It must wait, and going by another provider would only carry the harm there. */
    record Held(Instant until, String why) implements Boarding {}
}
