package dev.everpost.app.metrics;

import dev.everpost.checkup.Report;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of every provider; one that appears later, by a reload, gets its own when it is first named. */
final class ProviderMeters {

    private final MeterRegistry registry;
    private final List<String> standings;
    private final Map<ProviderName, OneProvider> all = new ConcurrentHashMap<>();

    ProviderMeters(MeterRegistry registry, List<ProviderName> names, List<String> standings) {
        this.registry = registry;
        this.standings = List.copyOf(standings);
        names.forEach(this::of);
    }

    void attempt(ProviderName provider, OutcomeKind outcome, Duration took) {
        of(provider).attempts(outcome).record(took);
    }

    void settled(ProviderName provider, OutcomeKind outcome, MessageClass messageClass) {
        of(provider).recipients(outcome, messageClass).increment();
    }

    void inquired(ProviderName provider, Fact.Found finding) {
        of(provider).inquiries(finding).increment();
    }

    void silent(ProviderName provider, Map<MessageClass, Integer> deliveries) {
        of(provider).silent(deliveries);
    }

    void decided(Fact.Silent silent) {
        of(silent.provider())
                .remedies(silent.remedy())
                .increment(silent.recipients().size());
    }

    void account(ProviderName provider, Report report) {
        of(provider).account(report);
    }

    void standings(Map<ProviderName, String> now) {
        now.keySet().forEach(this::of);
        all.forEach((name, provider) -> provider.standing(now.getOrDefault(name, "")));
    }

    void waiting(Map<ProviderName, Long> waitingFor) {
        waitingFor.keySet().forEach(this::of);
        all.forEach((name, provider) -> provider.waiting(waitingFor.getOrDefault(name, 0L)));
    }

    private OneProvider of(ProviderName name) {
        var known = all.get(name);
        return known == null ? all.computeIfAbsent(name, it -> new OneProvider(registry, it, standings)) : known;
    }
}
