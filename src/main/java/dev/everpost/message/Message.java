package dev.everpost.message;

import dev.everpost.message.Submission.Via;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accepted message without its bytes and recipients: what every decision about it needs.
 *
 * @param sender null is the null reverse path
 * @param acceptedAt when it was made durable
 * @param deadline after this time it expires
 * @param sendAt not before this time; equal to {@code acceptedAt} when it was not scheduled
 * @param sizeBytes of the content
 * @param envelopeId DSN ENVID as given, or null
 * @param subject for search and display, at most 200 characters, or null
 */
public record Message(
        MessageId id,
        String submitter,
        Via via,
        @Nullable EmailAddress sender,
        MessageClass messageClass,
        Instant acceptedAt,
        Instant deadline,
        Instant sendAt,
        int sizeBytes,
        @Nullable String envelopeId,
        @Nullable String subject,
        Map<String, String> tags,
        Map<String, String> metadata) {

    public Message {
        tags = Map.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }

    /** The same message with another deadline. */
    public Message withDeadline(Instant until) {
        return new Message(
                id,
                submitter,
                via,
                sender,
                messageClass,
                acceptedAt,
                until,
                sendAt,
                sizeBytes,
                envelopeId,
                subject,
                tags,
                metadata);
    }
}
