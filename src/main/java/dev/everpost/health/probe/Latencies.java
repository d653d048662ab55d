package dev.everpost.health.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long each step of one target took of late; {@value #KEPT} of each. Thread-safe. */
final class Latencies {

    static final int KEPT = 120;

    /** Before that many there is no "usual". */
    static final int ENOUGH = 20;

    /** So many of the newest, by their median, are "now": one lost packet is not slowness. */
    private static final int NOW = 3;

    private static final int TIMES_USUAL = 3;
    private static final Duration AND_BY = Duration.ofMillis(300);

    private final Map<Step, ArrayDeque<Duration>> taken = new EnumMap<>(Step.class);

    synchronized void note(Step step, Duration took) {
        var row = taken.computeIfAbsent(step, _ -> new ArrayDeque<>());
        row.addLast(took);
        if (row.size() > KEPT) {
            row.removeFirst();
        }
    }

    /** The median; empty before there are enough. */
    synchronized Optional<Duration> usual(Step step) {
        var row = taken.getOrDefault(step, new ArrayDeque<>());
        return row.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(row.stream().sorted().toList().get(row.size() / 2));
    }

    /** What is usual, when the newest took much longer than that. */
    synchronized Optional<Duration> slowerThan(Step step) {
        return usual(step).filter(usual -> {
            var row = taken.getOrDefault(step, new ArrayDeque<>());
            var now = row.stream().skip(row.size() - NOW).sorted().toList().get(NOW / 2);
            return now.compareTo(usual.multipliedBy(TIMES_USUAL)) > 0
                    && now.minus(usual).compareTo(AND_BY) > 0;
        });
    }
}
