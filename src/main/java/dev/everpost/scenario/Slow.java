package dev.everpost.scenario;

import java.time.Duration;

/**
 * Every answer comes late: by {@code delay} plus a part, drawn evenly, of {@code jitter}.
 *
 * @param delay zero to one day
 * @param jitter zero to one day
 */
public record Slow(Duration delay, Duration jitter) implements Fault {

    public Slow {
        Fault.requireBounded("delay", delay);
        Fault.requireBounded("jitter", jitter);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.SLOW;
    }

    @Override
    public String words() {
        return "answers " + Durations.print(delay)
                + (jitter.isZero() ? "" : " to " + Durations.print(delay.plus(jitter)))
                + " late";
    }
}
