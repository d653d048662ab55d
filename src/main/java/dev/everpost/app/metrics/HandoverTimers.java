package dev.everpost.app.metrics;

import dev.everpost.message.MessageClass;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How long mail of each class took until a provider had it. Thread-safe. */
final class HandoverTimers {

    private final Map<MessageClass, Timer> byClass = new EnumMap<>(MessageClass.class);

    HandoverTimers(MeterRegistry registry) {
        for (var messageClass : MessageClass.values()) {
            var timer = Timer.builder("everpost.handover.duration")
                    .tag("class", messageClass.label())
                    .serviceLevelObjectives(Buckets.HANDOVER)
                    .register(registry);
            byClass.put(messageClass, timer);
        }
    }

    void record(MessageClass messageClass, Duration after) {
        Objects.requireNonNull(byClass.get(messageClass)).record(after);
    }
}
