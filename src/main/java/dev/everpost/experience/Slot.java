package dev.everpost.experience;

import java.time.Duration;
import java.time.Instant;

/** What happened from one time on for so long. Immutable. */
public record Slot(Instant from, Duration length, Counts counts) {}
