package dev.everpost.edge.ses;

import dev.everpost.edge.ses.SendEmailRequest.MailContent;
import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Content.Simple. Charset is passed over: text arrives as Unicode and leaves as UTF-8. Not thread-safe. */
final class SimpleReader {

    private final JsonBody body;
    private @Nullable String subject;
    private @Nullable String text;
    private @Nullable String html;
    private List<ExtraHeader> headers = List.of();
    private List<Attachment> attachments = List.of();

    SimpleReader(JsonBody body) {
        this.body = body;
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
            case "Headers" -> headers = body.list(this::header);
            case "Attachments" -> attachments = body.list(() -> new AttachmentReader(body).read());
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

    private ExtraHeader header() {
        var pair = new NameAndValue();
        body.object(member -> pair.read(member, body));
        return new ExtraHeader(pair.name, pair.value);
    }

    /** Reads one attachment; ContentTransferEncoding is passed over, the composer chooses. */
    private static final class AttachmentReader {
        private final JsonBody body;
        private String fileName = "";
        private String contentType = "application/octet-stream";
        private byte[] octets = {};
        private boolean inline;
        private @Nullable String contentId;

        AttachmentReader(JsonBody body) {
            this.body = body;
        }

        Attachment read() {
            body.object(this::member);
            return new Attachment(fileName, contentType, new Content(octets), inline, contentId);
        }

        private void member(String name) {
            switch (name) {
                case "RawContent" -> {
                    var data = body.binary();
                    octets = data == null ? octets : data;
                }
                case "FileName" -> fileName = or(body.string(), fileName);
                case "ContentType" -> contentType = or(body.string(), contentType);
                case "ContentDisposition" -> inline = "INLINE".equals(body.string());
                case "ContentId" -> contentId = body.string();
                default -> body.skip();
            }
        }

        private static String or(@Nullable String given, String fallback) {
            return given == null ? fallback : given;
        }
    }
}
