package dev.everpost.edge.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in parts, as a JSON request gives it, ready to be built. Blind recipients are not here: they never show.
 *
 * @param headers further header fields in the order given; none that the other parts make
 */
public record MessageParts(
        NamedAddress from,
        List<NamedAddress> to,
        List<NamedAddress> cc,
        List<NamedAddress> replyTo,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        Map<String, String> headers,
        List<Attachment> attachments) {

    public MessageParts {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        attachments = List.copyOf(attachments);
    }

    /**
     * A file that travels with the message.
     *
     * @param contentType the media type
     * @param contentId for {@code cid:} links, without angle brackets; null makes it a plain attachment
     */
    @SuppressWarnings("ArrayRecordComponent") // built once and never compared
    public record Attachment(
            String name,
            String contentType,
            byte[] content,
            @Nullable String contentId) {}
}
