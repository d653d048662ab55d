package dev.everpost.scenario;

/**
 * The whole message is read, then the connection is reset instead of an answer.
 *
 * @param delivered whether the message was really taken, which the sender cannot know
 */
public record ResetAfterData(boolean delivered) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.RESET_AFTER_DATA;
    }

    @Override
    public String words() {
        return "resets the connection after the message, " + (delivered ? "having taken it" : "having lost it");
    }
}
