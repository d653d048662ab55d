package dev.everpost.scenario;

/**
 * Mail is carried as usual, and nothing is ever told of a share of it.
 *
 * @param share of the messages, 0 (excluded) to 1
 */
public record MissingReports(double share) implements Fault {

    public MissingReports {
        Fault.requireShare(share);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.MISSING_REPORTS;
    }

    @Override
    public String words() {
        return "carries mail and never reports on " + Fault.percent(share) + " of it";
    }
}
