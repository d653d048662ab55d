package dev.everpost.health.series;

import dev.everpost.anomaly.Band;
import dev.everpost.health.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A series that left its usual band for the worse, and has not come back.
 *
 * @param value now
 * @param usually the band when it left
 * @param since when it left
 * @param score the detector's highest, 0 to 1
 */
public record Anomaly(Scope scope, Measure measure, double value, Band usually, Instant since, double score) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /** Such as {@code bounce share of alpha at outlook.com 9.1 %, usually 0.7 to 1.4 %, since 14:05 UTC}. */
    public String words() {
        return measure.label() + " of " + scope.words() + " " + Figures.shown(measure, value) + ", usually "
                + Figures.range(measure, usually) + ", since " + CLOCK.format(since) + " UTC";
    }
}
