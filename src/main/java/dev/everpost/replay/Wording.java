package dev.everpost.replay;

import java.time.Duration;
import java.util.Locale;

/** How figures of replays are written. */
public final class Wording {

    private Wording() {}

    /** Two decimals, rounded down, so that 100 % is all of them: {@code 99.94 %}. */
    public static String percent(double share) {
        double rounded = Math.floor(share * 10_000 + 1e-6) / 100;
        return (rounded == Math.rint(rounded)
                        ? String.format(Locale.ROOT, "%.0f", rounded)
                        : String.format(Locale.ROOT, "%.2f", rounded))
                + " %";
    }

    /** {@code 0.2 s}, {@code 45 s}, {@code 12 min 5 s}, {@code 2 h 3 min}. */
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return seconds / 3600 + " h" + (seconds % 3600 / 60 == 0 ? "" : " " + seconds % 3600 / 60 + " min");
    }
}
