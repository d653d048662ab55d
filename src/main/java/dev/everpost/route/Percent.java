package dev.everpost.route;

import java.util.Locale;

/** Shares as people read them. */
final class Percent {

    private Percent() {}

    /** {@code 0.02} is "2 %", {@code 0.005} is "0.5 %". */
    static String of(double share) {
        double percent = Math.round(share * 1_000) / 10.0;
        return (percent == Math.rint(percent)
                        ? String.valueOf((long) percent)
                        : String.format(Locale.ROOT, "%.1f", percent))
                + " %";
    }
}
