package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.mime.TransferEncoding;
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

    /** Reads one attachment. */
    private static final class AttachmentReader {
        private final JsonBody body;
        private String fileName = "";
        private String contentType = "application/octet-stream";
        private byte[] octets = {};
        private boolean inline;
        private @Nullable String contentId;
        private @Nullable String description;
        private @Nullable TransferEncoding encoding;

        AttachmentReader(JsonBody body) {
            this.body = body;
        }

        Attachment read() {
            body.object(this::member);
            return new Attachment(fileName, contentType, new Content(octets), inline, contentId, description, encoding);
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
                case "ContentDescription" -> description = body.string();
                case "ContentTransferEncoding" -> encoding = encoding(body.string());
                default -> body.skip();
            }
        }

        private static @Nullable TransferEncoding encoding(@Nullable String name) {
            return switch (name) {
                case null -> null;
                case "SEVEN_BIT" -> TransferEncoding.SEVEN_BIT;
                case "QUOTED_PRINTABLE" -> TransferEncoding.QUOTED_PRINTABLE;
                case "BASE64" -> TransferEncoding.BASE64;
                default ->
                    throw new JsonBody.WrongType(
                            "ContentTransferEncoding must be one of [SEVEN_BIT, BASE64, QUOTED_PRINTABLE]");
            };
        }

        private static String or(@Nullable String given, String fallback) {
            return given == null ? fallback : given;
        }
    }
}
