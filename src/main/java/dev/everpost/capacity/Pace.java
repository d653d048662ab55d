package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** How long the calls of providers take lately: a mean that forgets. Thread-safe. */
public final class Pace {

    private static final double NEW_SHARE = 0.02;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<ProviderName, Double> seconds = new ConcurrentHashMap<>();

    /** A call took mail. */
    public void took(ProviderName provider, Duration time) {
        double now = time.toNanos() / NANOS_PER_SECOND;
        seconds.merge(provider, now, (mean, _) -> mean + NEW_SHARE * (now - mean));
    }

    /** Messages a second with so many calls at one time; empty before the first call. */
    public OptionalDouble perSecond(ProviderName provider, int calls) {
        var mean = seconds.get(provider);
        return mean == null || mean <= 0 ? OptionalDouble.empty() : OptionalDouble.of(calls / mean);
    }
}
