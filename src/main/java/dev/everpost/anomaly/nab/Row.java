package dev.everpost.anomaly.nab;

/**
 * One scored row: what calling it anomalous is worth before weights.
 *
 * @param score the detector's, 0 to 1
 * @param worth from 1 at a window's left edge over 0 at its right edge to -1 far behind it
 * @param window number of its window in the corpus, or {@link #OUTSIDE}
 */
record Row(double score, double worth, int window) {

    /** The window of a row that is in none. */
    static final int OUTSIDE = -1;
}
