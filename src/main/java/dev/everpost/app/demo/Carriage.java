package dev.everpost.app.demo;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who carries how much now, and each provider's standing. Used by one thread. */
final class Carriage {

    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Map<ProviderName, Deque<Instant>> taken = new LinkedHashMap<>();
    private final Map<ProviderName, String> standing = new LinkedHashMap<>();

    Carriage(List<ProviderName> providers) {
        for (var provider : providers) {
            taken.put(provider, new ArrayDeque<>());
            standing.put(provider, "up");
        }
    }

    void read(Fact.AttemptEnded ended) {
        boolean accepted = ended.outcomes().stream().anyMatch(share -> share.outcome() instanceof Outcome.Accepted);
        if (accepted && taken.containsKey(ended.provider())) {
            taken.get(ended.provider()).addLast(ended.at());
        }
    }

    void read(Fact.StandingChanged changed) {
        standing.put(changed.provider(), changed.to());
    }

    /** Messages a second, over the last two. */
    double rate(ProviderName provider, Instant now) {
        var times = taken.getOrDefault(provider, new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        return times.size() * 1000.0 / WINDOW.toMillis();
    }

    /** As the gate calls it, such as {@code probing}. */
    String standing(ProviderName provider) {
        return standing.getOrDefault(provider, "up");
    }
}
