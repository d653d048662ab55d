package dev.everpost.app;

import dev.everpost.experience.Experience;
import dev.everpost.experience.Kind;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Map;

/**
 * Makes signals of what waits for a provider: how long it would take at the pace of the last minutes. A quota that is spent looks
 * the same, so that it is a symptom and no proof. Thread-safe.
 */
final class QueueSignals {

    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** Fewer are no queue. */
    static final long LEAST = 50;
    /** A queue that takes longer is a long one. */
    static final Duration LONG = Duration.ofMinutes(10);

    private final Experience experience;
    private final Signal.Sink sink;
    private final Time time;

    QueueSignals(Experience experience, Signal.Sink sink, Time time) {
        this.experience = experience;
        this.sink = sink;
        this.time = time;
    }

    /** Looks at what waits, by the provider that it waits for. */
    void look(Map<ProviderName, Long> waiting) {
        waiting.forEach(this::look);
    }

    private void look(ProviderName provider, long waiting) {
        long taken = experience.of(provider).over(WINDOW).of(Kind.ACCEPTED);
        double minutes = taken == 0 ? Double.POSITIVE_INFINITY : (double) waiting / taken * WINDOW.toMinutes();
        boolean isLong = waiting >= LEAST && minutes > LONG.toMinutes();
        var words =
                "%d wait for it, and it took %d in the last %d minutes".formatted(waiting, taken, WINDOW.toMinutes());
        sink.tell(new Signal(
                Source.QUEUE,
                "waiting",
                new Scope.OfProvider(provider),
                isLong ? Reading.IMPAIRED : Reading.WELL,
                isLong ? 1 : 0.5,
                time.now(),
                FRESH,
                words));
    }
}
