package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a provider can take in the present minute. For one thread. */
final class Gauge {

    private final ProviderName provider;
    private final List<Budget> budgets;
    private double kept;

    Gauge(Road road) {
        this.provider = road.provider();
        this.budgets = road.ceilings().stream().map(Budget::new).toList();
    }

    ProviderName provider() {
        return provider;
    }

    void begin(int minute) {
        budgets.forEach(budget -> budget.begin(minute));
    }

    /** So much of what is left at this moment is not granted, 0 to 1, until told otherwise. */
    void keepBack(double share) {
        kept = tightest().map(budget -> budget.left() * share).orElse(0.0);
    }

    /** The ceiling that leaves the least; empty when there is none at all. */
    Optional<Budget> tightest() {
        return budgets.stream().min(Comparator.comparingDouble(Budget::left));
    }

    double free() {
        return tightest().map(Budget::left).orElse(Double.MAX_VALUE) - kept;
    }

    void take(double amount) {
        budgets.forEach(budget -> budget.take(amount));
    }
}
