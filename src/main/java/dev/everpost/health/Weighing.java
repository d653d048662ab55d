package dev.everpost.health;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Signals of one scope, weighed by source: within a source the worst observer counts, so that ten probes are not ten opinions;
 * across sources doubts multiply, so that independent evidence adds up and never passes 1.
 */
final class Weighing {

    /** Whose word is a symptom and no proof: two of them are needed where one of the others is enough. */
    static final Set<Source> CIRCUMSTANTIAL = Set.of(Source.QUEUE, Source.REPUTATION, Source.ANOMALY);

    /** A source that is so sure of an impairment sees nothing well: an old certificate or a dead address is less. */
    private static final double COMPLAINT = 0.5;

    private final Map<Source, Double> failing = new EnumMap<>(Source.class);
    private final Map<Source, Double> impaired = new EnumMap<>(Source.class);
    private final Map<Source, Double> well = new EnumMap<>(Source.class);

    Weighing(List<Signal> signals, Instant now) {
        for (var signal : signals) {
            double counts = signal.strength() * freshness(signal, now);
            switch (signal.reading()) {
                case FAILING -> {
                    failing.merge(signal.source(), counts, Math::max);
                    impaired.merge(signal.source(), counts, Math::max);
                }
                case IMPAIRED -> impaired.merge(signal.source(), counts, Math::max);
                case WELL -> well.merge(signal.source(), counts, Math::max);
                case UNKNOWN -> {}
            }
        }
    }

    /** Whole for the first half of its time, then fading to nothing. */
    static double freshness(Signal signal, Instant now) {
        double left = Duration.between(now, signal.at().plus(signal.fresh())).toMillis();
        return Math.clamp(2 * left / signal.fresh().toMillis(), 0, 1);
    }

    double failing(Source source) {
        return failing.getOrDefault(source, 0.0);
    }

    double impaired(Source source) {
        return impaired.getOrDefault(source, 0.0);
    }

    /** How well a source sees it; one that sees it fail sees nothing well, one that has a small complaint still may. */
    double well(Source source) {
        boolean complains = failing(source) >= 0.25 || impaired(source) >= COMPLAINT;
        return complains ? 0 : well.getOrDefault(source, 0.0);
    }

    /** Everything that fails or is impaired, together. */
    double failing(Predicate<Source> which) {
        return together(failing, which);
    }

    double impaired(Predicate<Source> which) {
        return together(impaired, which);
    }

    private static double together(Map<Source, Double> counts, Predicate<Source> which) {
        double doubt = 1;
        for (var entry : counts.entrySet()) {
            if (which.test(entry.getKey())) {
                doubt *= 1 - entry.getKey().weight() * entry.getValue();
            }
        }
        return 1 - doubt;
    }

    /** Sources that see it fail, feeds left out: they repeat what others found. */
    long sourcesFailing() {
        return count(failing, _ -> true);
    }

    /** Sources that see something wrong: those whose word is proof, or the others. */
    long sourcesImpaired(boolean circumstantial) {
        return count(impaired, source -> CIRCUMSTANTIAL.contains(source) == circumstantial);
    }

    private static long count(Map<Source, Double> counts, Predicate<Source> which) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != Source.FEED && which.test(entry.getKey()))
                .filter(entry -> entry.getValue() >= 0.3)
                .count();
    }

    /** Whether somebody but a feed saw it work. */
    boolean isWellSeen() {
        return well.entrySet().stream().anyMatch(seen -> seen.getKey() != Source.FEED && seen.getValue() > 0);
    }

    /** Whether nobody but a feed saw anything. */
    boolean isBlind() {
        return List.of(failing, impaired, well).stream()
                .allMatch(seen -> seen.keySet().stream().allMatch(source -> source == Source.FEED));
    }
}
