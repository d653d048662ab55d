package dev.everpost.app.metrics;

import dev.everpost.edge.hooks.HookEnd;
import dev.everpost.edge.hooks.HookEvents;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What providers post, and what becomes of it, by provider; a provider appears when it is first heard of. */
final class HookMeters implements HookEvents, FeedbackEvents {

    private static final String PROVIDER = "provider";

    /** Who tells by mail; no provider can have this name. */
    private static final String MAIL = "(mail)";

    private final MeterRegistry registry;
    private final AtomicLong waiting = new AtomicLong();

    HookMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("everpost.waiting.reports", waiting);
    }

    @Override
    public void ended(ProviderName provider, HookEnd end) {
        registry.counter("everpost.hook.posts", PROVIDER, provider.value(), "end", end.label())
                .increment();
    }

    @Override
    public void unknown() {
        registry.counter("everpost.unknown.hook.posts").increment();
    }

    @Override
    public void kept(ProviderName provider, int fresh, int repeated) {
        registry.counter("everpost.kept.reports", PROVIDER, provider.value()).increment(fresh);
        registry.counter("everpost.repeated.reports", PROVIDER, provider.value())
                .increment(repeated);
    }

    @Override
    public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
        registry.counter(
                        "everpost.matched.reports",
                        PROVIDER,
                        name(provider),
                        "report",
                        report.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void unmatched(@Nullable ProviderName provider) {
        registry.counter("everpost.unmatched.reports", PROVIDER, name(provider)).increment();
    }

    @Override
    public void proven(ProviderName provider) {
        registry.counter("everpost.proven.handovers", PROVIDER, provider.value())
                .increment();
    }

    void waiting(long now) {
        waiting.set(now);
    }

    private static String name(@Nullable ProviderName provider) {
        return provider == null ? MAIL : provider.value();
    }
}
