package dev.everpost.anomaly.nab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The sum over rows called anomalous: each window counts once, with its best row; every other row counts for itself. Not
 * thread-safe.
 */
final class Tally {

    private final Profile profile;
    private final Map<Integer, Double> windows = new HashMap<>();
    private double sum;
    private int hits;
    private int falseAlarms;

    /** All rows' windows begin as missed. */
    Tally(Profile profile, List<Row> rows) {
        this.profile = profile;
        var seen = new HashSet<Integer>();
        for (var row : rows) {
            if (row.window() != Row.OUTSIDE && seen.add(row.window())) {
                windows.put(row.window(), -profile.miss());
                sum -= profile.miss();
            }
        }
    }

    /** Calls a row anomalous. */
    void call(Row row) {
        if (row.window() == Row.OUTSIDE) {
            sum += row.worth() * profile.falseAlarm();
            falseAlarms++;
            return;
        }
        double before = windows.getOrDefault(row.window(), -profile.miss());
        double worth = row.worth() * profile.hit();
        if (worth > before) {
            hits += before == -profile.miss() ? 1 : 0;
            sum += worth - before;
            windows.put(row.window(), worth);
        }
    }

    double sum() {
        return sum;
    }

    /** Windows with at least one called row. */
    int hits() {
        return hits;
    }

    /** Windows with none. */
    int misses() {
        return windows.size() - hits;
    }

    /** Called rows outside of windows. */
    int falseAlarms() {
        return falseAlarms;
    }
}
