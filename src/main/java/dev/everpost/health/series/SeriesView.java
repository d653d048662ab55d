package dev.everpost.health.series;

import dev.everpost.anomaly.Band;
import dev.everpost.health.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series as of its last look with enough mail. Immutable.
 *
 * @param usually the band of this time; null while too little was learned
 * @param anomaly what is wrong with it; null when nothing
 */
public record SeriesView(
        Scope scope,
        Measure measure,
        Sample now,
        Instant at,
        @Nullable Band usually,
        @Nullable Anomaly anomaly) {}
