package dev.everpost.app.metrics;

import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.StepReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What probes find, by provider and step; a provider appears with its first probe. Thread-safe. */
final class ProbeMeters implements Consumer<ProbeReport> {

    private static final String PROVIDER = "provider";

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> daysLeft = new ConcurrentHashMap<>();

    ProbeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(ProbeReport report) {
        var provider = report.target().provider().value();
        report.steps().forEach(step -> count(provider, step));
        report.certificateDaysLeft().ifPresent(days -> certificate(provider, days));
    }

    private void count(String provider, StepReport step) {
        var tags = Tags.of(PROVIDER, provider, "step", step.step().label());
        registry.counter(
                        "everpost.probe.steps",
                        tags.and("reading", step.reading().label()))
                .increment();
        if (!step.took().isZero()) {
            Timer.builder("everpost.probe.duration")
                    .tags(tags)
                    .serviceLevelObjectives(Buckets.ATTEMPT)
                    .register(registry)
                    .record(step.took());
        }
    }

    private void certificate(String provider, long days) {
        daysLeft.computeIfAbsent(provider, this::gauge).set(days);
    }

    private AtomicLong gauge(String provider) {
        var days = new AtomicLong();
        Gauge.builder("everpost.certificate.left.days", days, AtomicLong::get)
                .tag(PROVIDER, provider)
                .register(registry);
        return days;
    }
}
