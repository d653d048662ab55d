package dev.everpost.mime;

import dev.everpost.mime.Composition.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a letter's fields must fulfil before one octet is written. */
final class LetterCheck {

    private static final int TEXT_CHARS_MAX = 10_000;
    private static final int MESSAGE_ID_CHARS_MAX = 250;

    private LetterCheck() {}

    /** The first field that cannot be written, or null. */
    static @Nullable Invalid firstFault(Letter letter, HeaderRules rules) {
        var faults = new ArrayList<Invalid>();
        names(faults, letter);
        if (letter.subject() != null) {
            line(faults, "subject", letter.subject(), TEXT_CHARS_MAX);
        }
        messageId(faults, letter.messageId());
        body(faults, "text", letter.text());
        body(faults, "html", letter.html());
        charset(faults, "subject", letter.charsets().subject());
        charset(faults, "text", letter.charsets().text());
        charset(faults, "html", letter.charsets().html());
        HeaderCheck.add(faults, letter.headers(), rules);
        for (int i = 0; i < letter.attachments().size(); i++) {
            AttachmentCheck.add(
                    faults, "attachments[" + i + "].", letter.attachments().get(i));
        }
        if (letter.text() == null
                && letter.html() == null
                && letter.attachments().isEmpty()) {
            faults.add(new Invalid("text", "a message needs a text, an html body or an attachment"));
        }
        return faults.isEmpty() ? null : faults.getFirst();
    }

    static void line(List<Invalid> faults, String field, String value, int charsMax) {
        if (FieldText.hasControl(value)) {
            faults.add(new Invalid(field, "line breaks and control characters are not allowed"));
        } else if (value.length() > charsMax) {
            faults.add(new Invalid(field, value.length() + " characters; the limit is " + charsMax));
        }
    }

    private static void names(List<Invalid> faults, Letter letter) {
        line(faults, "from", letter.from().name(), TEXT_CHARS_MAX);
        letter.to().forEach(to -> line(faults, "to", to.name(), TEXT_CHARS_MAX));
        letter.cc().forEach(cc -> line(faults, "cc", cc.name(), TEXT_CHARS_MAX));
        letter.replyTo().forEach(to -> line(faults, "reply-to", to.name(), TEXT_CHARS_MAX));
    }

    private static void messageId(List<Invalid> faults, String id) {
        line(faults, "message-id", id, MESSAGE_ID_CHARS_MAX);
        if (!id.startsWith("<") || !id.endsWith(">") || !FieldText.isToken(id)) {
            faults.add(new Invalid("message-id", "must be <left@right> in ASCII without spaces"));
        }
    }

    private static void body(List<Invalid> faults, String field, @Nullable String body) {
        if (body != null && body.indexOf('\0') >= 0) {
            faults.add(new Invalid(field, "NUL characters are not allowed"));
        }
    }

    private static void charset(List<Invalid> faults, String field, String name) {
        if (MailCharset.named(name).isEmpty()) {
            faults.add(new Invalid(
                    field, "the charset " + FieldText.shown(name) + " is not known for mail; UTF-8 always is"));
        }
    }
}
