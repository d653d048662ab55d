package dev.everpost.edge.ses;

import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.template.EmailTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Content.Template. Not thread-safe. */
final class TemplateReader {

    private final JsonBody body;
    private final PartsReader parts;
    private @Nullable String name;
    private @Nullable String arn;
    private @Nullable EmailTemplate inline;
    private @Nullable String data;
    private List<ExtraHeader> headers = List.of();
    private List<Attachment> attachments = List.of();

    TemplateReader(JsonBody body) {
        this.body = body;
        this.parts = new PartsReader(body);
    }

    /** Null when it is null; {@link MailContent.Several} when the template is named in more than one way. */
    @Nullable
    MailContent read() {
        if (!body.isGiven()) {
            return null;
        }
        body.object(this::member);
        int ways = (name == null ? 0 : 1) + (arn == null ? 0 : 1) + (inline == null ? 0 : 1);
        return ways > 1
                ? new MailContent.Several()
                : new MailContent.Templated(name == null ? arn : name, inline, data, headers, attachments);
    }

    private void member(String member) {
        switch (member) {
            case "TemplateName" -> name = body.string();
            case "TemplateArn" -> arn = body.string();
            case "TemplateContent" -> inline = content();
            case "TemplateData" -> data = body.string();
            case "Headers" -> headers = parts.headers();
            case "Attachments" -> attachments = parts.attachments();
            default -> body.skip();
        }
    }

    private @Nullable EmailTemplate content() {
        return body.isGiven() ? new ContentReader(body).read() : null;
    }

    /** Reads a template's three parts. */
    static final class ContentReader {
        private final JsonBody body;
        private @Nullable String subject;
        private @Nullable String text;
        private @Nullable String html;

        ContentReader(JsonBody body) {
            this.body = body;
        }

        EmailTemplate read() {
            body.object(this::member);
            return new EmailTemplate(subject, text, html);
        }

        private void member(String member) {
            switch (member) {
                case "Subject" -> subject = body.string();
                case "Text" -> text = body.string();
                case "Html" -> html = body.string();
                default -> body.skip();
            }
        }
    }
}
