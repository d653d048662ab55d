package dev.everpost.scenario;

/** The message is taken and delivered, and the answer to it never comes. */
public record HangAfterData() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.HANG_AFTER_DATA;
    }

    @Override
    public String words() {
        return "takes messages and never answers to them";
    }
}
