package dev.everpost.scenario;

/**
 * A share of the messages is accepted with a good answer and never delivered.
 *
 * @param share of the messages, 0 (excluded) to 1
 */
public record SilentDrop(double share) implements Fault {

    public SilentDrop {
        Fault.requireShare(share);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.SILENT_DROP;
    }

    @Override
    public String words() {
        return "accepts and silently drops " + Fault.percent(share) + " of messages";
    }
}
