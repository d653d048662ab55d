package dev.everpost.mime;

import dev.everpost.mime.Composition.Invalid;
import dev.everpost.mime.Letter.Attachment;
import java.util.List;
import java.util.Locale;

/** What an attachment must fulfil. */
final class AttachmentCheck {

    private static final int SHORT_FIELD_CHARS_MAX = 250;
    private static final int DESCRIPTION_CHARS_MAX = 1000;

    private AttachmentCheck() {}

    static void add(List<Invalid> faults, String at, Attachment attachment) {
        LetterCheck.line(faults, at + "file-name", attachment.fileName(), FileNameParameter.OCTETS_MAX);
        contentType(faults, at + "content-type", attachment);
        contentId(faults, at + "content-id", attachment);
        if (attachment.description() != null) {
            LetterCheck.line(faults, at + "content-description", attachment.description(), DESCRIPTION_CHARS_MAX);
        }
        if (attachment.encoding() == TransferEncoding.SEVEN_BIT && !isMessage(attachment.contentType())) {
            TransferEncoding.sevenBitFlaw(attachment.content().bytes())
                    .ifPresent(why -> faults.add(new Invalid(
                            at + "content-transfer-encoding",
                            "the content cannot travel as 7bit: " + why + "; use BASE64 or leave it to the gateway")));
        }
    }

    /** Whether a content type is of the kind that RFC 2046 section 5.2 forbids to encode. */
    static boolean isMessage(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("message/");
    }

    private static void contentId(List<Invalid> faults, String field, Attachment attachment) {
        var id = attachment.contentId();
        if (id == null) {
            return;
        }
        LetterCheck.line(faults, field, id, SHORT_FIELD_CHARS_MAX);
        if (id.isEmpty() || !FieldText.isToken(id) || id.indexOf('<') >= 0 || id.indexOf('>') >= 0) {
            faults.add(new Invalid(field, "must be ASCII without spaces and angle brackets"));
        }
    }

    private static void contentType(List<Invalid> faults, String field, Attachment attachment) {
        var type = attachment.contentType().strip();
        LetterCheck.line(faults, field, type, SHORT_FIELD_CHARS_MAX);
        if (!FieldText.isAscii(type) || !isTypeAndSubtype(type)) {
            faults.add(new Invalid(field, "must be type/subtype, such as application/pdf"));
        } else if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            faults.add(new Invalid(field, "a multipart cannot be attached"));
        } else if (isMessage(type)
                && TransferEncoding.sevenBitFlaw(
                                BodyText.crlf(attachment.content().bytes()))
                        .isPresent()) {
            faults.add(new Invalid(
                    field, "a message with 8-bit octets or long lines travels as application/octet-stream"));
        }
    }

    private static boolean isTypeAndSubtype(String type) {
        int end = type.indexOf(';');
        var bare = (end < 0 ? type : type.substring(0, end)).strip();
        int slash = bare.indexOf('/');
        return slash > 0
                && slash == bare.lastIndexOf('/')
                && slash < bare.length() - 1
                && bare.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/!#$&-^_.+".indexOf(c) >= 0);
    }
}
