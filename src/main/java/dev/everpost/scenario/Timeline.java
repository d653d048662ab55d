package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers which faults are in force at a provider at a time since the scenario began. Immutable. */
public record Timeline(List<Episode> episodes) {

    public Timeline {
        episodes = List.copyOf(episodes);
    }

    /** The faults in force, in the order of the file, flapping ones as they are named. */
    public List<Fault> scheduledAt(ProviderName provider, Duration time) {
        return covering(provider, time).map(Episode::fault).toList();
    }

    /** The faults in force, in the order of the file, with each flapping fault in its present phase. */
    public List<Fault> activeAt(ProviderName provider, Duration time) {
        var active = new ArrayList<Fault>();
        covering(provider, time).forEach(episode -> {
            if (episode.fault() instanceof Flapping flapping) {
                flapping.at(time.minus(episode.at())).ifPresent(active::add);
            } else {
                active.add(episode.fault());
            }
        });
        return List.copyOf(active);
    }

    /** The times before {@code end} at which an episode begins or ends, ascending, each once. */
    public List<Duration> turns(Duration end) {
        var turns = new TreeSet<Duration>();
        for (var episode : episodes) {
            turns.add(episode.at());
            var lasting = episode.lasting();
            if (lasting != null) {
                turns.add(episode.at().plus(lasting));
            }
        }
        return List.copyOf(turns.headSet(end));
    }

    private Stream<Episode> covering(ProviderName provider, Duration time) {
        return episodes.stream().filter(episode -> episode.provider().equals(provider) && episode.covers(time));
    }
}
