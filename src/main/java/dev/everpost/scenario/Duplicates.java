package dev.everpost.scenario;

/**
 * A share of the messages is delivered twice.
 *
 * @param share of the messages, 0 (excluded) to 1
 */
public record Duplicates(double share) implements Fault {

    public Duplicates {
        Fault.requireShare(share);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.DUPLICATES;
    }

    @Override
    public String words() {
        return "delivers " + Fault.percent(share) + " of messages twice";
    }
}
