package dev.everpost.mime;

import dev.everpost.message.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in parts, before it is bytes. Nothing in it is trusted: {@link Composer} checks every field.
 *
 * @param subject null writes no Subject field
 * @param text the plain body with any line ends, or null
 * @param html the HTML body with any line ends, or null
 * @param headers extra fields, in their order
 * @param messageId with angle brackets
 */
public record Letter(
        NamedAddress from,
        List<NamedAddress> to,
        List<NamedAddress> cc,
        List<NamedAddress> replyTo,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        List<ExtraHeader> headers,
        List<Attachment> attachments,
        String messageId,
        Instant date) {

    public Letter {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /** A field of the submitter's own; the value is text as people read it, not encoded. */
    public record ExtraHeader(String name, String value) {}

    /**
     * A file that travels along.
     *
     * @param fileName in any script
     * @param contentType {@code type/subtype} with optional parameters
     * @param inline true when the HTML shows it by {@code cid:}
     * @param contentId without angle brackets, or null
     */
    public record Attachment(
            String fileName,
            String contentType,
            Content content,
            boolean inline,
            @Nullable String contentId) {}
}
