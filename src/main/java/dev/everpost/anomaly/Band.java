package dev.everpost.anomaly;

/**
 * Between what values of a series usually lie.
 *
 * @param low what 5 in 100 values are below
 * @param high what 5 in 100 values are above
 */
public record Band(double low, double high) {

    /** Whether a value lies in it, its edges included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
