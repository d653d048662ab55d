package dev.everpost.app.metrics;

import dev.everpost.health.series.Measure;
import dev.everpost.health.series.SeriesView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many series are learned and how many are anomalous, by measure, as of the last update. Thread-safe. */
final class SeriesMeters {

    private volatile Map<Measure, Long> learned = Map.of();
    private volatile Map<Measure, Long> anomalous = Map.of();

    SeriesMeters(MeterRegistry registry) {
        for (var measure : Measure.values()) {
            var tag = measure.label().replace(' ', '_');
            Gauge.builder("everpost.series", this, meters -> meters.learned.getOrDefault(measure, 0L))
                    .tag("measure", tag)
                    .register(registry);
            Gauge.builder("everpost.anomalies", this, meters -> meters.anomalous.getOrDefault(measure, 0L))
                    .tag("measure", tag)
                    .register(registry);
        }
    }

    void update(List<SeriesView> all) {
        learned = count(all);
        anomalous = count(all.stream().filter(view -> view.anomaly() != null).toList());
    }

    private static Map<Measure, Long> count(List<SeriesView> views) {
        return views.stream().collect(Collectors.groupingBy(SeriesView::measure, Collectors.counting()));
    }
}
