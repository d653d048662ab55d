package dev.everpost.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a message in one recipient's hands.
 *
 * @param sender the envelope sender, empty for the null reverse path
 * @param traceId Everpost's id for the message, or null when it carried none
 * @param sha256 of the message without its trace lines, in hex; see {@link Mailroom#fingerprint}
 * @param sizeBytes of the whole message
 */
public record Delivered(
        Instant at,
        String provider,
        String sender,
        String recipient,
        @Nullable String traceId,
        String sha256,
        int sizeBytes) {

    /** What tells two copies of one message from two messages. */
    String message() {
        return traceId == null ? sha256 : traceId;
    }
}
