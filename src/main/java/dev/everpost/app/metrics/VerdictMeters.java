package dev.everpost.app.metrics;

import dev.everpost.health.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** What the watch concludes, as of the last update. */
final class VerdictMeters {

    /** Receivers come and go; more are not shown. */
    private static final int MOST = 200;

    private final MultiGauge states;

    VerdictMeters(MeterRegistry registry) {
        this.states = MultiGauge.builder("everpost.verdict.state").register(registry);
    }

    void update(List<Verdict> now) {
        states.register(
                now.stream()
                        .limit(MOST)
                        .<MultiGauge.Row<?>>map(verdict -> MultiGauge.Row.of(
                                Tags.of(
                                        "scope",
                                        verdict.scope().words(),
                                        "state",
                                        verdict.state().label()),
                                1))
                        .toList(),
                true);
    }
}
