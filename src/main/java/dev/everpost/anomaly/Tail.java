package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare a view's surprise is among its own past ones: the negative decimal logarithm of the chance of such a one or a larger.
 * Beyond the largest 2 % the chance is read from an exponential tail fitted to them (peaks over a threshold), so that surprises
 * larger than any before still differ. Makes views of different units, and series of different size, comparable. Not
 * thread-safe.
 */
final class Tail {

    /** With fewer there is no telling. */
    static final int NEEDED = 20;

    private static final double SHARE = 0.02;
    private static final int PEAKS_LEAST = 5;
    private static final double LARGEST = 30;
    /** Peaks that lie closer together are rounding, not a tail. */
    private static final double FINEST = 1e-9;

    private static final double FINEST_SHARE = 1e-3;

    private final SortedWindow past;

    Tail(int surprises) {
        this.past = new SortedWindow(surprises);
    }

    /** From 0, no surprise, to 30. */
    double rarity(double surprise) {
        int size = past.size();
        if (size < NEEDED) {
            return 0;
        }
        int peaks = Math.max(PEAKS_LEAST, (int) (SHARE * size));
        double threshold = past.at(size - peaks - 1);
        double share = (double) peaks / size;
        if (surprise <= threshold) {
            return -Math.log10(Math.max(share, 1 - (double) past.below(surprise) / size));
        }
        double beyond = (surprise - threshold) / mean(peaks, threshold);
        return Math.min(LARGEST, -Math.log10(share) + beyond / Math.log(10));
    }

    void learn(double surprise) {
        past.add(surprise);
    }

    private double mean(int peaks, double threshold) {
        double sum = 0;
        for (int rank = past.size() - peaks; rank < past.size(); rank++) {
            sum += past.at(rank) - threshold;
        }
        return Math.max(sum / peaks, FINEST + FINEST_SHARE * Math.abs(threshold));
    }

    void save(DataOutput out) throws IOException {
        past.save(out);
    }

    void load(DataInput in) throws IOException {
        past.load(in);
    }
}
