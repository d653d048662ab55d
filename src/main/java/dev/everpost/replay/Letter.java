package dev.everpost.replay;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/**
 * One message to one recipient.
 *
 * @param number its place in the bag, from 0; it travels as the subject
 * @param at when the application sends it, since the replay began
 */
record Letter(int number, Duration at, MessageClass messageClass, String address) {

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** When it is of no use any more. */
    Duration deadline() {
        return at.plus(Deadlines.of(messageClass));
    }
}
