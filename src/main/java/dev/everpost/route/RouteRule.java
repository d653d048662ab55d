package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Who carries the messages that match, and how long it is worth trying.
 *
 * @param providers in order of preference, each once
 * @param weights for {@link Strategy#WEIGHTED}: 1 where none is given; 0 carries only when no other can
 * @param deadline after acceptance, where the submission sets none
 * @param unknownWait how long {@link OnUnknown#WAIT} waits for news
 * @param requirements who does not meet them is passed over, whatever its health
 */
public record RouteRule(
        Match match,
        List<ProviderName> providers,
        Strategy strategy,
        Map<ProviderName, Integer> weights,
        Duration deadline,
        OnUnknown onUnknown,
        Duration unknownWait,
        Requirements requirements) {

    /** How long to wait for news of an attempt with unknown outcome, where the configuration does not say. */
    public static final Duration UNKNOWN_WAIT = Duration.ofMinutes(15);

    /** The weight of a provider that is given none. */
    public static final int WEIGHT = 1;

    public RouteRule {
        providers = List.copyOf(providers);
        weights = Map.copyOf(weights);
    }

    /** One that requires nothing of its providers. */
    public RouteRule(
            Match match,
            List<ProviderName> providers,
            Strategy strategy,
            Map<ProviderName, Integer> weights,
            Duration deadline,
            OnUnknown onUnknown,
            Duration unknownWait) {
        this(match, providers, strategy, weights, deadline, onUnknown, unknownWait, Requirements.NONE);
    }

    /** The same rule for some of its providers. */
    RouteRule with(List<ProviderName> some) {
        return new RouteRule(match, some, strategy, weights, deadline, onUnknown, unknownWait, requirements);
    }
}
