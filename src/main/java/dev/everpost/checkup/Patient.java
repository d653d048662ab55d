package dev.everpost.checkup;

import dev.everpost.provider.Provider;
import dev.everpost.standing.Gate;
import java.time.Duration;

/** Whose account is looked after; {@code every} zero means that it is not asked. */
public record Patient(Provider provider, Gate gate, Duration every) {}
