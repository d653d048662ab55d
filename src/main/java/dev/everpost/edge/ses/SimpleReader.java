package dev.everpost.edge.ses;

import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.Email.MailContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Content.Simple; a text without a Charset travels in UTF-8. Not thread-safe. */
final class SimpleReader {

    private final JsonBody body;
    private final PartsReader parts;
    private Words subject = Words.NONE;
    private Words text = Words.NONE;
    private Words html = Words.NONE;
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
        var charsets = new Charsets(subject.charset(), text.charset(), html.charset());
        return new MailContent.Simple(subject.data(), text.data(), html.data(), headers, attachments, charsets);
    }

    private void member(String name) {
        switch (name) {
            case "Subject" -> subject = words();
            case "Body" -> body.object(this::bodyMember);
            case "Headers" -> headers = parts.headers();
            case "Attachments" -> attachments = parts.attachments();
            default -> body.skip();
        }
    }

    private void bodyMember(String name) {
        switch (name) {
            case "Text" -> text = words();
            case "Html" -> html = words();
            default -> body.skip();
        }
    }

    private Words words() {
        var found = new String[2];
        body.object(name -> {
            switch (name) {
                case "Data" -> found[0] = body.string();
                case "Charset" -> found[1] = body.string();
                default -> body.skip();
            }
        });
        return new Words(found[0], found[1] == null ? Words.NONE.charset() : found[1]);
    }

    /** One text and the charset that it is to travel in. */
    private record Words(@Nullable String data, String charset) {
        static final Words NONE = new Words(null, "UTF-8");
    }
}
