package dev.everpost.capacity;

import java.time.Instant;

/** An answer with when its day begins. */
public record Outlook(Start start, Instant at, Answer answer) {}
