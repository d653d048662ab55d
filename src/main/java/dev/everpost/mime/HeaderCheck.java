package dev.everpost.mime;

import dev.everpost.mime.Composition.Invalid;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the extra fields of a letter must fulfil. */
final class HeaderCheck {

    /** Fields that readers expect once; Amazon SES refuses a second one. */
    private static final Set<String> ONCE = Set.of(
            "accept-language",
            "archived-at",
            "auto-submitted",
            "comments",
            "disposition-notification-to",
            "importance",
            "in-reply-to",
            "keywords",
            "list-archive",
            "list-help",
            "list-id",
            "list-owner",
            "list-post",
            "list-subscribe",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "organization",
            "precedence",
            "priority",
            "references",
            "return-receipt-to",
            "sensitivity",
            "thread-index",
            "thread-topic",
            "user-agent");

    private HeaderCheck() {}

    static void add(List<Invalid> faults, List<ExtraHeader> headers, HeaderRules rules) {
        if (headers.size() > rules.countMax()) {
            faults.add(new Invalid("headers", headers.size() + " headers; the limit is " + rules.countMax()));
        }
        var seen = new HashSet<String>();
        for (var header : headers) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (!seen.add(name) && ONCE.contains(name)) {
                faults.add(new Invalid(field(header), "this field may be given once"));
            }
            name(faults, header, rules);
            value(faults, header, rules);
        }
    }

    /** Whether a field holds addresses, URIs or ids, which no reader decodes: they are written as they are. */
    static boolean isStructured(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("list-") || lower.equals("references") || lower.equals("in-reply-to");
    }

    private static void name(List<Invalid> faults, ExtraHeader header, HeaderRules rules) {
        var name = header.name();
        if (name.isEmpty()
                || name.length() > rules.nameCharsMax()
                || !FieldText.isToken(name)
                || name.indexOf(':') >= 0) {
            faults.add(new Invalid(
                    field(header),
                    "a header name is 1 to " + rules.nameCharsMax() + " printable ASCII characters without ':'"));
        } else if (rules.reserves(name)) {
            faults.add(new Invalid(field(header), "this field is written by the gateway; use the field made for it"));
        }
    }

    private static void value(List<Invalid> faults, ExtraHeader header, HeaderRules rules) {
        var value = header.value();
        boolean structured = isStructured(header.name());
        LetterCheck.line(faults, field(header), value, rules.valueCharsMax());
        if ((structured || rules.ascii()) && !FieldText.isAscii(value)) {
            faults.add(new Invalid(field(header), "only printable ASCII characters are allowed in this value"));
        }
        if (structured && FieldText.longestPiece(value) > EncodedWord.PIECE_CHARS_MAX) {
            faults.add(new Invalid(
                    field(header),
                    "holds " + EncodedWord.PIECE_CHARS_MAX + " characters without a space, which no line can carry"));
        }
    }

    private static String field(ExtraHeader header) {
        return "header " + FieldText.shown(header.name());
    }
}
