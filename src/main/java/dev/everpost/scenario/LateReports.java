package dev.everpost.scenario;

import java.time.Duration;

/**
 * Mail is carried as usual, and what is told of it comes late.
 *
 * @param delay zero to one day
 */
public record LateReports(Duration delay) implements Fault {

    public LateReports {
        Fault.requireBounded("delay", delay);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.LATE_REPORTS;
    }

    @Override
    public String words() {
        return "carries mail and reports on it " + Durations.print(delay) + " late";
    }
}
