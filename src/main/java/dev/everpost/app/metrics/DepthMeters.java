package dev.everpost.app.metrics;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Ledger;
import dev.everpost.world.Time;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/** How much waits and for how long, as of the last update. Thread-safe. */
final class DepthMeters {

    private static final Ledger.Depth NOTHING = new Ledger.Depth(Map.of(), 0, Map.of(), Map.of(), 0);

    private final Time time;
    private volatile Ledger.Depth depth = NOTHING;

    DepthMeters(MeterRegistry registry, Time time) {
        this.time = time;
        Gauge.builder("everpost.attempting.deliveries", this, meters -> meters.depth.attempting())
                .register(registry);
        Gauge.builder("everpost.scheduled.deliveries", this, meters -> meters.depth.scheduled())
                .register(registry);
        for (var messageClass : MessageClass.values()) {
            Gauge.builder("everpost.waiting.deliveries", this, meters -> meters.waiting(messageClass))
                    .tag("class", messageClass.label())
                    .register(registry);
            Gauge.builder("everpost.oldest.waiting.age", this, meters -> meters.oldestSeconds(messageClass))
                    .tag("class", messageClass.label())
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    void update(Ledger.Depth now) {
        depth = now;
    }

    private double waiting(MessageClass messageClass) {
        return depth.waiting().getOrDefault(messageClass, 0L);
    }

    private double oldestSeconds(MessageClass messageClass) {
        var oldest = depth.oldestAcceptedAt().get(messageClass);
        return oldest == null ? 0 : Duration.between(oldest, time.now()).toMillis() / 1000.0;
    }
}
