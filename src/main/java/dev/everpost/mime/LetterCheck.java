package dev.everpost.mime;

import dev.everpost.mime.Composition.Invalid;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a letter's fields must fulfil before one octet is written. */
final class LetterCheck {

    private static final int TEXT_CHARS_MAX = 10_000;
    private static final int HEADER_NAME_CHARS_MAX = 126;
    private static final int SHORT_FIELD_CHARS_MAX = 250;
    private static final Set<String> RESERVED = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "return-path",
            "received",
            "sender");

    private LetterCheck() {}

    /** The first field that cannot be written, or null. */
    static @Nullable Invalid firstFault(Letter letter) {
        var faults = new ArrayList<Invalid>();
        names(faults, letter);
        if (letter.subject() != null) {
            line(faults, "subject", letter.subject(), TEXT_CHARS_MAX);
        }
        messageId(faults, letter.messageId());
        body(faults, "text", letter.text());
        body(faults, "html", letter.html());
        letter.headers().forEach(header -> header(faults, header));
        for (int i = 0; i < letter.attachments().size(); i++) {
            attachment(faults, "attachments[" + i + "].", letter.attachments().get(i));
        }
        if (letter.text() == null
                && letter.html() == null
                && letter.attachments().isEmpty()) {
            faults.add(new Invalid("text", "a message needs a text, an html body or an attachment"));
        }
        return faults.isEmpty() ? null : faults.getFirst();
    }

    /** Whether a content type is of the kind that RFC 2046 section 5.2 forbids to encode. */
    static boolean isMessage(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("message/");
    }

    private static void names(List<Invalid> faults, Letter letter) {
        line(faults, "from", letter.from().name(), TEXT_CHARS_MAX);
        letter.to().forEach(to -> line(faults, "to", to.name(), TEXT_CHARS_MAX));
        letter.cc().forEach(cc -> line(faults, "cc", cc.name(), TEXT_CHARS_MAX));
        letter.replyTo().forEach(to -> line(faults, "reply-to", to.name(), TEXT_CHARS_MAX));
    }

    private static void line(List<Invalid> faults, String field, String value, int charsMax) {
        if (FieldText.hasControl(value)) {
            faults.add(new Invalid(field, "line breaks and control characters are not allowed"));
        } else if (value.length() > charsMax) {
            faults.add(new Invalid(field, value.length() + " characters; the limit is " + charsMax));
        }
    }

    private static void messageId(List<Invalid> faults, String id) {
        line(faults, "message-id", id, SHORT_FIELD_CHARS_MAX);
        if (!id.startsWith("<") || !id.endsWith(">") || !isToken(id)) {
            faults.add(new Invalid("message-id", "must be <left@right> in ASCII without spaces"));
        }
    }

    private static void body(List<Invalid> faults, String field, @Nullable String body) {
        if (body != null && body.indexOf('\0') >= 0) {
            faults.add(new Invalid(field, "NUL characters are not allowed"));
        }
    }

    private static void header(List<Invalid> faults, ExtraHeader header) {
        var field = "header " + FieldText.shown(header.name());
        var name = header.name().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > HEADER_NAME_CHARS_MAX || !isToken(name) || name.indexOf(':') >= 0) {
            faults.add(new Invalid(
                    field,
                    "a header name is 1 to " + HEADER_NAME_CHARS_MAX + " printable ASCII characters without ':'"));
        } else if (RESERVED.contains(name) || name.startsWith("content-")) {
            faults.add(new Invalid(field, "this field is written by the gateway; use the field made for it"));
        }
        line(faults, field, header.value(), TEXT_CHARS_MAX);
    }

    private static void attachment(List<Invalid> faults, String at, Attachment attachment) {
        line(faults, at + "file-name", attachment.fileName(), FileNameParameter.OCTETS_MAX);
        contentType(faults, at + "content-type", attachment);
        var id = attachment.contentId();
        if (id != null) {
            line(faults, at + "content-id", id, SHORT_FIELD_CHARS_MAX);
            if (id.isEmpty() || !isToken(id) || id.indexOf('<') >= 0 || id.indexOf('>') >= 0) {
                faults.add(new Invalid(at + "content-id", "must be ASCII without spaces and angle brackets"));
            }
        }
    }

    private static void contentType(List<Invalid> faults, String field, Attachment attachment) {
        var type = attachment.contentType().strip();
        line(faults, field, type, SHORT_FIELD_CHARS_MAX);
        if (!FieldText.isAscii(type) || !isTypeAndSubtype(type)) {
            faults.add(new Invalid(field, "must be type/subtype, such as application/pdf"));
        } else if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            faults.add(new Invalid(field, "a multipart cannot be attached"));
        } else if (isMessage(type)
                && TransferEncoding.forText(attachment.content().bytes()) != TransferEncoding.SEVEN_BIT) {
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

    private static boolean isToken(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
