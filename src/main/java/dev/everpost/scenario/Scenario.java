package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * An outage that can be played again: who is there, what mail runs, what breaks when, what must hold.
 *
 * @param name one short word, as commands take it
 * @param description a sentence for people
 * @param duration more than zero, at most a day
 * @param providers at least one, each once
 */
public record Scenario(
        String name,
        String description,
        Duration duration,
        List<ProviderName> providers,
        Traffic traffic,
        Timeline timeline,
        Expectations expectations) {

    public Scenario {
        providers = List.copyOf(providers);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name is empty");
        }
        if (duration.isZero()) {
            throw new IllegalArgumentException("duration must be longer than 0s");
        }
        Fault.requireBounded("duration", duration);
        if (providers.isEmpty() || new HashSet<>(providers).size() != providers.size()) {
            throw new IllegalArgumentException("providers must name at least one provider, each once: " + providers);
        }
        for (var episode : timeline.episodes()) {
            requireInside(episode, duration, providers);
        }
    }

    private static void requireInside(Episode episode, Duration duration, List<ProviderName> providers) {
        if (!providers.contains(episode.provider())) {
            throw new IllegalArgumentException("the timeline names provider '" + episode.provider()
                    + "', which is not among the providers " + providers);
        }
        if (episode.at().compareTo(duration) >= 0) {
            throw new IllegalArgumentException("the episode at " + Durations.print(episode.at())
                    + " begins after the scenario's end at " + Durations.print(duration));
        }
    }
}
