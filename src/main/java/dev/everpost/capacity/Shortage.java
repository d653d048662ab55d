package dev.everpost.capacity;

import dev.everpost.capacity.Answer.Bottleneck;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds mail back, and whose: the ceiling that keeps the weightiest class waiting, and of those the one that holds the most.
 * For one thread.
 */
final class Shortage {

    private final Map<String, Held> causes = new LinkedHashMap<>();

    /** Something of a line was not carried in this minute. */
    void note(Line line, Map<ProviderName, Gauge> gauges, int minute) {
        boolean any = false;
        for (var way : line.flow().ways()) {
            var gauge = gauges.get(way.provider());
            if (gauge != null) {
                any = true;
                gauge.tightest().ifPresent(budget -> full(line, way.provider(), budget.ceiling(), minute));
            }
        }
        if (!any) {
            var rule = line.flow().rule();
            var held = line.flow().messageClass();
            add("rule " + rule + " " + held, new Bottleneck.NoOther(rule, held), line.total());
        }
    }

    private void full(Line line, ProviderName provider, Ceiling ceiling, int minute) {
        var held = line.flow().messageClass();
        var cause = new Bottleneck.Full(provider, ceiling, held, Duration.ofMinutes(minute));
        add(provider + " " + ceiling.kind() + " " + held, cause, line.total());
    }

    private void add(String key, Bottleneck cause, double amount) {
        causes.computeIfAbsent(key, _ -> new Held(cause)).amount += amount;
    }

    @Nullable
    Bottleneck worst() {
        return causes.values().stream()
                .min(Comparator.<Held, MessageClass>comparing(held -> messageClass(held.cause))
                        .thenComparing(held -> -held.amount))
                .map(held -> held.cause)
                .orElse(null);
    }

    private static MessageClass messageClass(Bottleneck cause) {
        return switch (cause) {
            case Bottleneck.Full full -> full.held();
            case Bottleneck.NoOther none -> none.held();
        };
    }

    /** A cause with the recipient minutes that it cost. */
    private static final class Held {
        private final Bottleneck cause;
        private double amount;

        private Held(Bottleneck cause) {
            this.cause = cause;
        }
    }
}
