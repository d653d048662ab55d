package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * The band in which a series usually lies: at this time of day when enough days were seen, else at any time; and after a level
 * shift, when the last {@value #LATELY} values all lie beyond the same edge, the band of those. Not thread-safe.
 */
final class Usual {

    private static final int LATELY = 30;
    private static final int ENOUGH = 30;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final Rhythm hours;
    private final SortedWindow ever;
    private final SortedWindow lately = new SortedWindow(LATELY);

    /** @param hours and {@code ever} are views that learn by themselves */
    Usual(Rhythm hours, SortedWindow ever) {
        this.hours = hours;
        this.ever = ever;
    }

    /** The band for a time; something was seen. */
    Band at(Instant at) {
        var known = known(at);
        boolean shifted =
                lately.size() == LATELY && (lately.at(0) > known.high() || lately.at(LATELY - 1) < known.low());
        return shifted ? band(lately) : known;
    }

    void learn(double value) {
        lately.add(value);
    }

    private Band known(Instant at) {
        var around = hours.around(at);
        if (around.length < ENOUGH) {
            return band(ever);
        }
        var window = new SortedWindow(around.length);
        for (double value : around) {
            window.add(value);
        }
        return band(window);
    }

    private static Band band(SortedWindow values) {
        return new Band(values.quantile(LOW), values.quantile(HIGH));
    }

    void save(DataOutput out) throws IOException {
        lately.save(out);
    }

    void load(DataInput in) throws IOException {
        lately.load(in);
    }
}
