package dev.everpost.scenario;

import java.time.Duration;

/**
 * The message is taken and delivered at once, and the good answer to it comes late.
 *
 * <p>A sender that gives up before {@code delay} has passed does not know, and a second try makes a duplicate.
 *
 * @param delay zero to one day
 */
public record LateAcceptance(Duration delay) implements Fault {

    public LateAcceptance {
        Fault.requireBounded("delay", delay);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.LATE_ACCEPTANCE;
    }

    @Override
    public String words() {
        return "delivers messages and says so " + Durations.print(delay) + " late";
    }
}
