package dev.everpost.standing;

import java.time.Duration;

/** Says which setting is out of its range, with the number and the range. */
final class Range {

    private Range() {}

    static void of(String name, double value, double least, double most) {
        // Written so that NaN fails too.
        if (!(value >= least && value <= most)) {
            throw outside(name, plain(value), plain(least), plain(most));
        }
    }

    static void of(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outside(name, value.toString(), least.toString(), most.toString());
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static IllegalArgumentException outside(String name, String value, String least, String most) {
        return new IllegalArgumentException(
                name + " is " + value + "; set it to something from " + least + " to " + most);
    }
}
