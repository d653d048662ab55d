package dev.everpost.anomaly.nab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a detector by the rules of the benchmark's reference scorer ({@code nab/sweeper.py}, {@code optimizer.py},
 * {@code runner.py}): one threshold for the whole corpus, the best of all for the profile; then normalised between a detector
 * that says nothing and a perfect one. Immutable once filled; not thread-safe while it is.
 */
public final class Scorer {

    private static final double NEVER = 1.1;

    private final Map<String, List<Row>> byCategory = new LinkedHashMap<>();
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private int windows;

    /**
     * Adds a series.
     *
     * @param scores the detector's, one for each row, 0 to 1
     */
    public void add(NabSeries series, double[] scores) {
        if (scores.length != series.size()) {
            throw new IllegalArgumentException(
                    series.name() + " has " + series.size() + " rows but " + scores.length + " scores");
        }
        byCategory
                .computeIfAbsent(series.category(), _ -> new ArrayList<>())
                .addAll(Marking.of(series, scores, windows));
        labels.merge(series.category(), series.labels(), Integer::sum);
        windows += series.windows().size();
    }

    /** The result under one profile. */
    public Scorecard score(Profile profile) {
        var all = byCategory.values().stream().flatMap(List::stream).toList();
        var best = best(profile, all);
        var categories = byCategory.entrySet().stream()
                .map(entry ->
                        judged(entry.getKey(), profile, entry.getValue(), best.threshold, labelled(entry.getKey())))
                .toList();
        int everything = labels.values().stream().mapToInt(Integer::intValue).sum();
        var total = judged("corpus", profile, all, best.threshold, everything);
        return new Scorecard(profile, best.threshold, best.raw, total, categories);
    }

    private int labelled(String category) {
        return labels.getOrDefault(category, 0);
    }

    private static Best best(Profile profile, List<Row> rows) {
        var sorted = rows.stream()
                .sorted(Comparator.comparingDouble(Row::score).reversed())
                .toList();
        var tally = new Tally(profile, rows);
        double threshold = NEVER;
        var best = new Best(NEVER, tally.sum());
        for (var row : sorted) {
            if (row.score() != threshold) {
                best = best.or(threshold, tally.sum());
                threshold = row.score();
            }
            tally.call(row);
        }
        return best.or(threshold, tally.sum());
    }

    private static Judged judged(String of, Profile profile, List<Row> rows, double threshold, int labels) {
        var tally = new Tally(profile, rows);
        rows.stream().filter(row -> row.score() >= threshold).forEach(tally::call);
        double silent = -labels * profile.miss();
        double perfect = labels * profile.hit();
        double score = labels == 0 ? tally.sum() : 100 * (tally.sum() - silent) / (perfect - silent);
        return new Judged(of, score, labels, tally.hits(), tally.falseAlarms());
    }

    private record Best(double threshold, double raw) {

        Best or(double otherThreshold, double otherRaw) {
            return otherRaw > raw ? new Best(otherThreshold, otherRaw) : this;
        }
    }
}
