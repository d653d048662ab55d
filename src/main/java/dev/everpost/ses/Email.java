package dev.everpost.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.template.EmailTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An email as a client asks for it, whichever dialect it speaks; nothing is checked yet.
 *
 * @param from null when a raw message names its sender itself
 * @param feedbackForwarding where bounces go: the envelope sender; null for the sender of the mail
 * @param content null when the request has none
 */
public record Email(
        @Nullable String from,
        Destination destination,
        List<String> replyTo,
        @Nullable String feedbackForwarding,
        List<Tag> tags,
        @Nullable String configurationSet,
        @Nullable MailContent content) {

    public Email {
        replyTo = List.copyOf(replyTo);
        tags = List.copyOf(tags);
    }

    /** Whom it goes to, as given. */
    public record Destination(List<String> to, List<String> cc, List<String> bcc) {

        public static final Destination NONE = new Destination(List.of(), List.of(), List.of());

        public Destination {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            bcc = List.copyOf(bcc);
        }

        boolean isEmpty() {
            return to.isEmpty() && cc.isEmpty() && bcc.isEmpty();
        }
    }

    /** A message tag. */
    public record Tag(String name, String value) {}

    /** What is to be sent. */
    public sealed interface MailContent {

        /** Parts that we compose. */
        record Simple(
                @Nullable String subject,
                @Nullable String text,
                @Nullable String html,
                List<ExtraHeader> headers,
                List<Attachment> attachments,
                Charsets charsets)
                implements MailContent {

            /** Parts in UTF-8. */
            public Simple(
                    @Nullable String subject,
                    @Nullable String text,
                    @Nullable String html,
                    List<ExtraHeader> headers,
                    List<Attachment> attachments) {
                this(subject, text, html, headers, attachments, Charsets.UTF_8);
            }

            public Simple {
                headers = List.copyOf(headers);
                attachments = List.copyOf(attachments);
            }
        }

        /** A finished message. */
        record Raw(Content data) implements MailContent {}

        /**
         * A template and what fills it.
         *
         * @param name of a stored template, or its ARN; null with {@code inline}
         * @param inline a template given with the request
         * @param data a JSON object as text; null is an empty one
         */
        record Templated(
                @Nullable String name,
                @Nullable EmailTemplate inline,
                @Nullable String data,
                List<ExtraHeader> headers,
                List<Attachment> attachments)
                implements MailContent {
            public Templated {
                headers = List.copyOf(headers);
                attachments = List.copyOf(attachments);
            }
        }

        /** More than one of the above. */
        record Several() implements MailContent {}
    }
}
