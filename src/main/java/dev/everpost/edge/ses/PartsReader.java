package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what simple and templated mail have in common: extra headers and attachments. Not thread-safe. */
final class PartsReader {

    private final JsonBody body;

    PartsReader(JsonBody body) {
        this.body = body;
    }

    List<ExtraHeader> headers() {
        return body.list(this::header);
    }

    List<Attachment> attachments() {
        return body.list(() -> new AttachmentReader(body).read());
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
