package dev.everpost.app.demo;

import java.time.Duration;
import java.util.Locale;

/** Times as a story tells them. */
final class Clock {

    private Clock() {}

    /** {@code 00:08}, since the curtain rose. */
    static String minutes(Duration at) {
        return String.format(Locale.ROOT, "%02d:%02d", at.toMinutes(), at.toSecondsPart());
    }

    /** {@code 00:08.3}. */
    static String tenths(Duration at) {
        return minutes(at) + "." + at.toMillisPart() / 100;
    }

    /** {@code 8 ms} under a tenth of a second, {@code 0.3 s} from there on. */
    static String span(Duration span) {
        return span.toMillis() < 100
                ? span.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
}
