package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of SendEmail as the model of SES API v2 has it; members that do not concern us are left out.
 *
 * @param content null when the request has none
 */
record SendEmailRequest(
        @Nullable String from,
        Destination destination,
        List<String> replyTo,
        @Nullable String feedbackForwarding,
        List<Tag> tags,
        @Nullable String configurationSet,
        @Nullable MailContent content)
        implements SendEmailReading {

    SendEmailRequest {
        replyTo = List.copyOf(replyTo);
        tags = List.copyOf(tags);
    }

    record Destination(List<String> to, List<String> cc, List<String> bcc) {
        Destination {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            bcc = List.copyOf(bcc);
        }

        boolean isEmpty() {
            return to.isEmpty() && cc.isEmpty() && bcc.isEmpty();
        }
    }

    record Tag(String name, String value) {}

    sealed interface MailContent {

        /** Parts that we compose. */
        record Simple(
                @Nullable String subject,
                @Nullable String text,
                @Nullable String html,
                List<ExtraHeader> headers,
                List<Attachment> attachments)
                implements MailContent {
            public Simple {
                headers = List.copyOf(headers);
                attachments = List.copyOf(attachments);
            }
        }

        /** A finished message. */
        record Raw(Content data) implements MailContent {}

        /** A template by name, ARN or value. */
        record Template() implements MailContent {}

        /** More than one of the above. */
        record Several() implements MailContent {}
    }
}
