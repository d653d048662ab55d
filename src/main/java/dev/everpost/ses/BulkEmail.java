package dev.everpost.ses;

import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.Email.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One template for many destinations, as a client asks for it.
 *
 * @param template the template with its default data; null when the request has none
 * @param defaultTags of each entry, where the entry has no tag of that name
 */
public record BulkEmail(
        @Nullable String from,
        List<String> replyTo,
        @Nullable String feedbackForwarding,
        List<Tag> defaultTags,
        @Nullable String configurationSet,
        @Nullable Templated template,
        List<Entry> entries) {

    public BulkEmail {
        replyTo = List.copyOf(replyTo);
        defaultTags = List.copyOf(defaultTags);
        entries = List.copyOf(entries);
    }

    /**
     * One message of it.
     *
     * @param data replaces members of the default data; null replaces none
     * @param headers replace those of the template that have the same name
     */
    public record Entry(
            Destination destination,
            List<Tag> tags,
            @Nullable String data,
            List<ExtraHeader> headers) {
        public Entry {
            tags = List.copyOf(tags);
            headers = List.copyOf(headers);
        }
    }
}
