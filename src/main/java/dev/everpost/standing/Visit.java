package dev.everpost.standing;

import dev.everpost.message.MessageClass;

/**
 * Mail that asks a gate to enter.
 *
 * @param recipients how many travel in the attempt, at least 1
 * @param retry it was tried in an earlier pass; what a fresh message tries after its first provider failed is none
 * @param lastResort every candidate of the message is closed: one attempt a second passes a closed breaker
 */
public record Visit(MessageClass messageClass, int recipients, boolean retry, boolean lastResort) {

    public Visit {
        if (recipients < 1) {
            throw new IllegalArgumentException("an attempt has at least one recipient, not " + recipients);
        }
    }

    /** Mail that was not tried before and has other candidates. */
    public static Visit first(MessageClass messageClass, int recipients) {
        return new Visit(messageClass, recipients, false, false);
    }

    /** The same, asked when every candidate is closed. */
    public Visit asLastResort() {
        return new Visit(messageClass, recipients, retry, true);
    }
}
