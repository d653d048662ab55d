package dev.everpost.health.series;

import dev.everpost.anomaly.Band;
import java.util.Locale;

/** Numbers of series as people read them. */
public final class Figures {

    private static final double SMALL = 0.995;
    private static final double SECOND = 1000;

    private Figures() {}

    /** Such as {@code 9.1 %}, {@code 0.12 %}, {@code 350 ms}, {@code 2.4 s}, {@code 120 a minute}. */
    public static String shown(Measure measure, double value) {
        return switch (measure) {
            case RATE -> plain(value) + " a minute";
            case LATENCY -> value < SECOND ? plain(value) + " ms" : number(value / SECOND, 1) + " s";
            case ERRORS, BOUNCES, COMPLAINTS, DEFERRALS, DELIVERED -> percent(value) + " %";
        };
    }

    /** Such as {@code 0.7 to 1.4 %}; one number where both ends read the same. */
    public static String range(Measure measure, Band band) {
        var low = shown(measure, band.low());
        var high = shown(measure, band.high());
        if (low.equals(high)) {
            return high;
        }
        return (measure.isShare() ? percent(band.low()) : low) + " to " + high;
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return percent == 0 ? "0" : number(percent, percent < SMALL ? 2 : 1);
    }

    private static String plain(double value) {
        return number(value, value < 10 && value != Math.rint(value) ? 1 : 0);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
