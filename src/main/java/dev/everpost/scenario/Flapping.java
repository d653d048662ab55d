package dev.everpost.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * Another fault that comes and goes: first {@code down} with it, then {@code up} without, and again.
 *
 * @param up a millisecond to a day
 * @param down a millisecond to a day
 * @param inner any fault that does not flap itself
 */
public record Flapping(Duration up, Duration down, Fault inner) implements Fault {

    private static final Duration PHASE_MIN = Duration.ofMillis(1);

    public Flapping {
        requirePhase("up", up);
        requirePhase("down", down);
        if (inner instanceof Flapping) {
            throw new IllegalArgumentException("flapping holds flapping: name the fault that comes and goes");
        }
    }

    /** The inner fault when it is in force at this time after the flapping began. */
    public Optional<Fault> at(Duration sinceBegin) {
        return phase(sinceBegin) < down.toNanos() ? Optional.of(inner) : Optional.empty();
    }

    /** How long until it comes or goes next; more than zero. */
    public Duration untilChange(Duration sinceBegin) {
        long phase = phase(sinceBegin);
        long next = phase < down.toNanos() ? down.toNanos() : up.plus(down).toNanos();
        return Duration.ofNanos(next - phase);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.FLAPPING;
    }

    @Override
    public String words() {
        return "for " + Durations.print(down) + " " + inner.words() + ", for " + Durations.print(up)
                + " is well, and again";
    }

    private long phase(Duration sinceBegin) {
        return Math.floorMod(sinceBegin.toNanos(), up.plus(down).toNanos());
    }

    private static void requirePhase(String what, Duration phase) {
        Fault.requireBounded(what, phase);
        if (phase.compareTo(PHASE_MIN) < 0) {
            throw new IllegalArgumentException(what + " is shorter than 1ms");
        }
    }
}
