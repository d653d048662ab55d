package dev.everpost.anomaly;

import java.io.IOException;

/** Checks of numbers that were saved. */
final class Numbers {

    private Numbers() {}

    /** The number, unless it is infinite or none. */
    static double finite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IOException("not a finite number");
        }
        return number;
    }
}
