package dev.everpost.anomaly.nab;

import java.util.ArrayList;
import java.util.List;

/**
 * What each row of a series is worth when it is called anomalous, by the reference scorer's rules ({@code nab/sweeper.py}):
 * a scaled sigmoid over each window and behind it, -1 before the first, nothing during probation.
 */
final class Marking {

    private static final double PROBATION = 0.15;
    private static final int PROBATION_ROWS = 5000;
    private static final double FAR_BEHIND = 3.0;

    private final NabSeries series;
    private final List<Row> rows = new ArrayList<>();

    private Marking(NabSeries series) {
        this.series = series;
    }

    /**
     * The rows that count.
     *
     * @param scores one for each row of the series
     * @param firstWindow number of the series' first window in the corpus
     */
    static List<Row> of(NabSeries series, double[] scores, int firstWindow) {
        var marking = new Marking(series);
        marking.mark(scores, firstWindow);
        return marking.rows;
    }

    /** The rows at the start of a series on which a detector learns and is not judged. */
    static int probation(int rows) {
        return (int) Math.ceil(Math.min(Math.floor(PROBATION * rows), PROBATION * PROBATION_ROWS));
    }

    private void mark(double[] scores, int firstWindow) {
        int next = 0;
        for (int row = 0; row < series.size(); row++) {
            while (next < series.windows().size()
                    && row > series.windows().get(next).last()) {
                next++;
            }
            boolean inside = next < series.windows().size()
                    && row >= series.windows().get(next).first();
            if (row >= probation(series.size())) {
                rows.add(
                        inside
                                ? new Row(scores[row], within(series.windows().get(next), row), firstWindow + next)
                                : new Row(scores[row], behind(next - 1, row), Row.OUTSIDE));
            }
        }
    }

    private static double within(Window window, int row) {
        double position = -(window.last() - row + 1) / (double) window.width();
        return sigmoid(position) / sigmoid(-1);
    }

    private double behind(int window, int row) {
        if (window < 0) {
            return -1;
        }
        var last = series.windows().get(window);
        double position = (row - last.last()) / (last.width() - 1.0);
        return position > FAR_BEHIND ? -1 : sigmoid(position);
    }

    private static double sigmoid(double position) {
        return 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
