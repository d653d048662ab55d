package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * An outage that really happened, as its clients saw it.
 *
 * @param name one short word with its date, as commands take it
 * @param description what happened and how it is modelled, for people
 * @param source who reported it, by name
 * @param starts when the replay begins, on the wall clock of that day; the times of the timeline count from here
 * @param lasts more than zero, at most three days
 * @param cast the providers in order of preference, each once
 * @param peakPerSecond messages in the first minute after each turn of the timeline, when seconds count
 */
public record Outage(
        String name,
        String description,
        String source,
        Instant starts,
        Duration lasts,
        List<Role> cast,
        Traffic traffic,
        double peakPerSecond,
        Timeline timeline,
        List<StatusPost> posts,
        Hopes hopes) {

    private static final Duration LONGEST = Duration.ofDays(3);

    public Outage {
        cast = List.copyOf(cast);
        posts = List.copyOf(posts);
        if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("it ends " + lasts + " after its start; more than 0 and at most 3 days");
        }
        if (!(peakPerSecond > 0 && peakPerSecond <= 1_000)) {
            throw new IllegalArgumentException("peak " + peakPerSecond + " is outside 0 (excluded) to 1000 per second");
        }
        var names = cast.stream().map(Role::name).toList();
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("providers must name at least one provider, each once: " + names);
        }
        for (var episode : timeline.episodes()) {
            requirePlayed(episode, names, lasts);
        }
    }

    /** Who plays under this name. */
    public Role role(ProviderName name) {
        return cast.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    private static void requirePlayed(Episode episode, List<ProviderName> names, Duration lasts) {
        if (!names.contains(episode.provider())) {
            throw new IllegalArgumentException("the timeline names provider '" + episode.provider()
                    + "', which is not among the providers " + names);
        }
        if (episode.at().compareTo(lasts) >= 0) {
            throw new IllegalArgumentException("an episode of " + episode.provider() + " begins after the end");
        }
    }
}
