package dev.everpost.standing;

import dev.everpost.fact.ProviderName;
import org.jspecify.annotations.Nullable;

/**
 * What limits one provider.
 *
 * @param concurrencyMax attempts under way at one time, 1 to 10 000; the gate finds its own limit below it
 * @param perSecond recipients per second, a hard ceiling; null for none
 * @param perDay recipients in any 24 hours, a hard ceiling; null for none
 * @param retries how much of its traffic may be retries
 */
public record GateSettings(
        ProviderName name,
        int concurrencyMax,
        @Nullable Double perSecond,
        @Nullable Long perDay,
        BreakerSettings breaker,
        RetrySettings retries) {

    public static final int CONCURRENCY_MAX = 64;

    public GateSettings {
        Range.of(name + ".concurrency_max", concurrencyMax, 1, 10_000);
        if (perSecond != null) {
            Range.of(name + ".per_second", perSecond, 0.001, 1_000_000);
        }
        if (perDay != null) {
            Range.of(name + ".per_day", perDay, 1, 1e12);
        }
    }

    /** With the usual budget of retries. */
    public GateSettings(
            ProviderName name,
            int concurrencyMax,
            @Nullable Double perSecond,
            @Nullable Long perDay,
            BreakerSettings breaker) {
        this(name, concurrencyMax, perSecond, perDay, breaker, RetrySettings.DEFAULTS);
    }

    /** No quotas, {@value #CONCURRENCY_MAX} attempts at a time, the default breaker. */
    public static GateSettings defaults(ProviderName name) {
        return new GateSettings(name, CONCURRENCY_MAX, null, null, BreakerSettings.DEFAULTS);
    }
}
