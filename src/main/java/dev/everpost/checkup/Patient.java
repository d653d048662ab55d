package dev.everpost.checkup;

import dev.everpost.provider.Provider;
import dev.everpost.standing.Gate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whose account is looked after; {@code every} null means that it is not asked. */
public record Patient(Provider provider, Gate gate, @Nullable Duration every) {}
