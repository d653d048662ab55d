package dev.everpost.app.metrics;

import dev.everpost.health.feed.FeedState;
import dev.everpost.world.Time;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How looking at status pages goes, as of the last update. */
final class FeedMeters {

    private final Time time;
    private final MultiGauge age;
    private final MultiGauge failures;

    FeedMeters(MeterRegistry registry, Time time) {
        this.time = time;
        this.age = MultiGauge.builder("everpost.feed.age").baseUnit("seconds").register(registry);
        this.failures = MultiGauge.builder("everpost.feed.failures").register(registry);
    }

    void update(List<FeedState> now) {
        show(age, now, this::seconds);
        show(failures, now, FeedState::failures);
    }

    private static void show(MultiGauge gauge, List<FeedState> states, ToDoubleFunction<FeedState> value) {
        gauge.register(
                states.stream()
                        .<MultiGauge.Row<?>>map(state ->
                                MultiGauge.Row.of(Tags.of("feed", state.page().name()), value.applyAsDouble(state)))
                        .toList(),
                true);
    }

    private double seconds(FeedState state) {
        var good = state.goodAt();
        return good == null ? Double.NaN : Duration.between(good, time.now()).toMillis() / 1000.0;
    }
}
