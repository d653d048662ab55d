package dev.everpost.anomaly.nab;

import java.time.Instant;
import java.util.List;

/** One file of the corpus: times, values, and the windows that people labelled. Immutable. */
public final class NabSeries {

    private final String name;
    private final List<Instant> times;
    private final double[] values;
    private final List<Window> windows;
    private final int labels;

    /**
     * @param name folder and file, such as {@code realTweets/Twitter_volume_AAPL.csv}
     * @param windows those whose edges are rows of the file, in order
     * @param labels how many windows the corpus names for the file
     */
    NabSeries(String name, List<Instant> times, double[] values, List<Window> windows, int labels) {
        this.name = name;
        this.times = List.copyOf(times);
        this.values = values.clone();
        this.windows = List.copyOf(windows);
        this.labels = labels;
    }

    public String name() {
        return name;
    }

    /** The folder of the file. */
    public String category() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** How many rows it has. */
    public int size() {
        return values.length;
    }

    public Instant time(int row) {
        return times.get(row);
    }

    public double value(int row) {
        return values[row];
    }

    public List<Window> windows() {
        return windows;
    }

    /** How many windows the corpus names for it: what a perfect detector would find. */
    public int labels() {
        return labels;
    }
}
