package dev.everpost.health.series;

import dev.everpost.health.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All series that are learned, at most {@value #SCOPES_MAX} scopes: the one without mail for longest makes room. Not thread-safe. */
final class Repertoire {

    static final int SCOPES_MAX = 48;

    private final SeriesMemory memory;
    private final Map<Scope, List<LearnedSeries>> byScope = new HashMap<>();
    private final Map<Scope, Instant> seen = new HashMap<>();

    Repertoire(SeriesMemory memory) {
        this.memory = memory;
    }

    /** The series of a scope, new ones when it has none. */
    List<LearnedSeries> of(Scope scope, Rules rules, Instant now) {
        seen.put(scope, now);
        var known = byScope.get(scope);
        if (known != null) {
            return known;
        }
        if (byScope.size() >= SCOPES_MAX) {
            makeRoom();
        }
        var learned = Stream.of(Measure.values())
                .map(measure -> new LearnedSeries(scope, measure, rules, memory.detector(scope, measure)))
                .toList();
        byScope.put(scope, learned);
        return learned;
    }

    private void makeRoom() {
        byScope.keySet().stream()
                .min(Comparator.comparing((Scope scope) -> seen.getOrDefault(scope, Instant.MIN)))
                .ifPresent(idle -> {
                    byScope.remove(idle);
                    seen.remove(idle);
                    memory.forget(idle);
                });
    }

    List<LearnedSeries> all() {
        return byScope.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** Every so many-th series, from this one on. */
    List<LearnedSeries> turn(int first, int of) {
        var all = all();
        return IntStream.iterate(first, i -> i < all.size(), i -> i + of)
                .mapToObj(all::get)
                .toList();
    }

    List<SeriesView> views() {
        return all().stream()
                .map(LearnedSeries::view)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((SeriesView view) -> view.anomaly() == null))
                .toList();
    }
}
