package dev.everpost.anomaly.nab;

/**
 * A stretch of rows that people called anomalous.
 *
 * @param first its first row, counted from 0
 * @param last its last row, included
 */
public record Window(int first, int last) {

    /** How many rows it has. */
    public int width() {
        return last - first + 1;
    }
}
