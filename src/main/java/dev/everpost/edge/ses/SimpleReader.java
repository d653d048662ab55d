package dev.everpost.edge.ses;

import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.Email.MailContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Content.Simple. Charset is passed over: text arrives as Unicode and leaves as UTF-8. Not thread-safe. */
final class SimpleReader {

    private final JsonBody body;
    private final PartsReader parts;
    private @Nullable String subject;
    private @Nullable String text;
    private @Nullable String html;
    private List<ExtraHeader> headers = List.of();
    private List<Attachment> attachments = List.of();

    SimpleReader(JsonBody body) {
        this.body = body;
        this.parts = new PartsReader(body);
    }

    MailContent.@Nullable Simple read() {
        if (!body.isGiven()) {
            return null;
        }
        body.object(this::member);
        return new MailContent.Simple(subject, text, html, headers, attachments);
    }

    private void member(String name) {
        switch (name) {
            case "Subject" -> subject = data();
            case "Body" -> body.object(this::bodyMember);
            case "Headers" -> headers = parts.headers();
            case "Attachments" -> attachments = parts.attachments();
            default -> body.skip();
        }
    }

    private void bodyMember(String name) {
        switch (name) {
            case "Text" -> text = data();
            case "Html" -> html = data();
            default -> body.skip();
        }
    }

    private @Nullable String data() {
        var found = new String[1];
        body.object(name -> {
            if (name.equals("Data")) {
                found[0] = body.string();
            } else {
                body.skip();
            }
        });
        return found[0];
    }
}
