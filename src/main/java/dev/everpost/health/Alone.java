package dev.everpost.health;

import java.time.Instant;
import java.util.List;

/** Assesses what only one kind of observer can see, such as that reports stopped, or that our clock is wrong. Pure. */
final class Alone {

    private Alone() {}

    static Assessment assess(List<Signal> signals, Instant now) {
        double failing = strongest(signals, Reading.FAILING, now);
        double impaired = Math.max(failing, strongest(signals, Reading.IMPAIRED, now));
        boolean well = strongest(signals, Reading.WELL, now) > 0.3;
        if (failing >= 0.6) {
            return new Assessment(State.DOWN, failing, impaired, well, signals);
        }
        return impaired >= 0.4
                ? new Assessment(State.DEGRADED, impaired, impaired, well, signals)
                : new Assessment(well ? State.UP : State.UNKNOWN, 1 - impaired, impaired, well, signals);
    }

    private static double strongest(List<Signal> signals, Reading reading, Instant now) {
        return signals.stream()
                .filter(signal -> signal.reading() == reading)
                .mapToDouble(signal -> signal.strength() * Weighing.freshness(signal, now))
                .max()
                .orElse(0);
    }
}
