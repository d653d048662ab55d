package dev.everpost.app.metrics;

import dev.everpost.checkup.Condition;
import dev.everpost.checkup.Report;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The meters of one provider. Thread-safe. */
final class OneProvider {

    private final Map<OutcomeKind, Timer> attempts = new EnumMap<>(OutcomeKind.class);
    private final Grid<OutcomeKind, MessageClass> recipients;
    private final Grid<Fact.Found, None> inquiries;
    private volatile @Nullable Report account;
    private volatile String standing = "";
    private volatile Map<MessageClass, Integer> silent = Map.of();
    private final Grid<Fact.Remedy, None> remedies;
    private volatile long waiting;

    OneProvider(MeterRegistry registry, ProviderName name, List<String> standings) {
        for (var outcome : OutcomeKind.values()) {
            attempts.put(outcome, attemptTimer(registry, name, outcome));
        }
        recipients = new Grid<>(
                registry,
                "everpost.settled.recipients",
                Tags.of("provider", name.value()),
                List.of(OutcomeKind.values()),
                "outcome",
                MessageClass.class,
                "class");
        inquiries = new Grid<>(
                registry,
                "everpost.inquiries",
                Tags.of("provider", name.value()),
                List.of(Fact.Found.values()),
                "finding",
                None.class,
                "");
        for (var condition : Condition.values()) {
            Gauge.builder("everpost.provider.account", this, provider -> provider.is(condition) ? 1 : 0)
                    .tag("provider", name.value())
                    .tag("condition", condition.label())
                    .strongReference(true)
                    .register(registry);
        }
        for (var messageClass : MessageClass.values()) {
            Gauge.builder("everpost.silent.deliveries", this, provider -> provider.silent.getOrDefault(messageClass, 0))
                    .tag("provider", name.value())
                    .tag("class", messageClass.label())
                    .strongReference(true)
                    .register(registry);
        }
        remedies = new Grid<>(
                registry,
                "everpost.silence.decisions",
                Tags.of("provider", name.value()),
                List.of(Fact.Remedy.values()),
                "remedy",
                None.class,
                "");
        Gauge.builder("everpost.provider.quota.left", this, OneProvider::quotaLeft)
                .tag("provider", name.value())
                .strongReference(true)
                .register(registry);
        for (var state : standings) {
            Gauge.builder("everpost.provider.standing", this, provider -> provider.standing.equals(state) ? 1 : 0)
                    .tag("provider", name.value())
                    .tag("state", state)
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder("everpost.waiting.for.provider.deliveries", this, provider -> provider.waiting)
                .tag("provider", name.value())
                .strongReference(true)
                .register(registry);
    }

    private static Timer attemptTimer(MeterRegistry registry, ProviderName name, OutcomeKind outcome) {
        return Timer.builder("everpost.attempt.duration")
                .tag("provider", name.value())
                .tag("outcome", Grid.label(outcome))
                .serviceLevelObjectives(Buckets.ATTEMPT)
                .register(registry);
    }

    Timer attempts(OutcomeKind outcome) {
        return Objects.requireNonNull(attempts.get(outcome));
    }

    Counter recipients(OutcomeKind outcome, MessageClass messageClass) {
        return recipients.at(outcome, messageClass);
    }

    Counter inquiries(Fact.Found finding) {
        return inquiries.at(finding, None.NONE);
    }

    void silent(Map<MessageClass, Integer> deliveries) {
        silent = Map.copyOf(deliveries);
    }

    Counter remedies(Fact.Remedy remedy) {
        return remedies.at(remedy, None.NONE);
    }

    void account(Report report) {
        account = report;
    }

    private boolean is(Condition condition) {
        var report = account;
        return report != null && report.condition() == condition;
    }

    private double quotaLeft() {
        var report = account;
        var left = report == null ? null : report.quota().left();
        return left == null ? Double.NaN : left;
    }

    void standing(String state) {
        standing = state;
    }

    void waiting(long deliveries) {
        waiting = deliveries;
    }
}
