package dev.everpost.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edge hands to intake: a message that nobody is responsible for yet.
 *
 * @param submitter the name of the authenticated submitter, as configured
 * @param via the edge it came by
 * @param sender the envelope sender; null is the null reverse path {@code <>}
 * @param recipients at least one, in the order given, indexes 0, 1, 2, ...
 * @param content header and body as received
 * @param messageClass null when the submitter did not say: intake decides
 * @param deadline how long after acceptance delivery is worth trying; null for the route's default
 * @param sendAt not before this time; null for now
 * @param idempotencyKey submissions of one submitter with one key are one message; null for none
 * @param fingerprint of what was asked, to tell a repeated submission from another one under the same key; null lets
 *     intake take it from envelope and content
 * @param envelopeId the DSN ENVID parameter as given, or null
 * @param unsendable why nothing can be sent although it was promised, or null: it is accepted and refused at once
 */
public record Submission(
        String submitter,
        Via via,
        @Nullable EmailAddress sender,
        List<Recipient> recipients,
        Content content,
        @Nullable MessageClass messageClass,
        @Nullable Duration deadline,
        @Nullable Instant sendAt,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        @Nullable String envelopeId,
        Map<String, String> tags,
        Map<String, String> metadata,
        @Nullable Unsendable unsendable) {

    public Submission {
        recipients = List.copyOf(recipients);
        tags = Map.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }

    /** A submission that can be sent. */
    public Submission(
            String submitter,
            Via via,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            Content content,
            @Nullable MessageClass messageClass,
            @Nullable Duration deadline,
            @Nullable Instant sendAt,
            @Nullable String idempotencyKey,
            @Nullable String fingerprint,
            @Nullable String envelopeId,
            Map<String, String> tags,
            Map<String, String> metadata) {
        this(
                submitter,
                via,
                sender,
                recipients,
                content,
                messageClass,
                deadline,
                sendAt,
                idempotencyKey,
                fingerprint,
                envelopeId,
                tags,
                metadata,
                null);
    }

    /** A template that could not be filled, and why. */
    public record Unsendable(String template, String why) {}

    /** The same submission, known by another fingerprint. */
    public Submission withFingerprint(String print) {
        return new Submission(
                submitter,
                via,
                sender,
                recipients,
                content,
                messageClass,
                deadline,
                sendAt,
                idempotencyKey,
                print,
                envelopeId,
                tags,
                metadata,
                unsendable);
    }

    /** The same submission with other bytes. */
    public Submission withContent(Content bytes) {
        return new Submission(
                submitter,
                via,
                sender,
                recipients,
                bytes,
                messageClass,
                deadline,
                sendAt,
                idempotencyKey,
                fingerprint,
                envelopeId,
                tags,
                metadata,
                unsendable);
    }

    /** The same submission with another class and other tags. */
    public Submission withLabels(@Nullable MessageClass other, Map<String, String> labels) {
        return new Submission(
                submitter,
                via,
                sender,
                recipients,
                content,
                other,
                deadline,
                sendAt,
                idempotencyKey,
                fingerprint,
                envelopeId,
                labels,
                metadata,
                unsendable);
    }

    /** The door that a message came by. */
    public enum Via {
        SMTP,
        REST,
        SES,
        /** Made by Everpost itself, such as a delivery status notification. */
        INTERNAL
    }
}
