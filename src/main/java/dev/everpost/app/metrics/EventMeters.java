package dev.everpost.app.metrics;

import dev.everpost.publish.PublishEvents;
import dev.everpost.store.Outbox;
import dev.everpost.world.Time;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;

/** What becomes of events on their way to applications, by destination; a destination appears when it is first named. */
final class EventMeters implements PublishEvents {

    private static final String DESTINATION = "destination";

    private final MeterRegistry registry;
    private final Time time;
    private final MultiGauge waiting;
    private final MultiGauge age;

    EventMeters(MeterRegistry registry, Time time) {
        this.registry = registry;
        this.time = time;
        this.waiting = MultiGauge.builder("everpost.waiting.events").register(registry);
        this.age = MultiGauge.builder("everpost.oldest.event.age")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void delivered(String destination) {
        registry.counter("everpost.delivered.events", DESTINATION, destination).increment();
    }

    @Override
    public void failed(String destination) {
        registry.counter("everpost.failed.event.tries", DESTINATION, destination)
                .increment();
    }

    @Override
    public void dropped(String destination) {
        registry.counter("everpost.dropped.events", DESTINATION, destination).increment();
    }

    void backlog(Map<String, Outbox.Backlog> now) {
        waiting.register(
                now.entrySet().stream()
                        .<MultiGauge.Row<?>>map(each -> MultiGauge.Row.of(
                                Tags.of(DESTINATION, each.getKey()),
                                each.getValue().parcels()))
                        .toList(),
                true);
        age.register(
                now.entrySet().stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(Tags.of(DESTINATION, each.getKey()), seconds(each.getValue())))
                        .toList(),
                true);
    }

    private double seconds(Outbox.Backlog backlog) {
        return Duration.between(backlog.oldest(), time.now()).toMillis() / 1000.0;
    }
}
