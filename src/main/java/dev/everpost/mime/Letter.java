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
 * @param charsets what subject, text and html travel in
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
        Instant date,
        Charsets charsets) {

    /** A letter in UTF-8. */
    public Letter(
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
        this(from, to, cc, replyTo, subject, text, html, headers, attachments, messageId, date, Charsets.UTF_8);
    }

    public Letter {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /**
     * The charset asked for each text, by its registered name. A text with letters that its charset does not have travels
     * in UTF-8 instead.
     */
    public record Charsets(String subject, String text, String html) {

        /** UTF-8 for all. */
        public static final Charsets UTF_8 = new Charsets("UTF-8", "UTF-8", "UTF-8");
    }

    /**
     * A field of the submitter's own; the value is text as people read it, not encoded. Fields of URIs and ids (List-...,
     * References, In-Reply-To) are ASCII and written as they are, folded only at spaces.
     */
    public record ExtraHeader(String name, String value) {}

    /**
     * A file that travels along.
     *
     * @param fileName in any script
     * @param contentType {@code type/subtype} with optional parameters
     * @param inline true when the HTML shows it by {@code cid:}
     * @param contentId with or without angle brackets, or null
     * @param description for people, or null
     * @param encoding asked for, or null to leave it to the composer; what is {@code message/...} always travels as 7bit
     */
    public record Attachment(
            String fileName,
            String contentType,
            Content content,
            boolean inline,
            @Nullable String contentId,
            @Nullable String description,
            @Nullable TransferEncoding encoding) {

        /** An attachment without a description, encoded as the composer sees fit. */
        public Attachment(
                String fileName, String contentType, Content content, boolean inline, @Nullable String contentId) {
            this(fileName, contentType, content, inline, contentId, null, null);
        }

        public Attachment {
            if (contentId != null && contentId.startsWith("<") && contentId.endsWith(">")) {
                contentId = contentId.substring(1, contentId.length() - 1);
            }
        }
    }
}
