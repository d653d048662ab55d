package dev.everpost.edge.ses;

import dev.everpost.edge.ses.SendEmailRequest.MailContent.Simple;
import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import java.util.HexFormat;
import java.util.List;

/** Makes the bytes of Content.Simple. */
final class SimpleMail {

    private SimpleMail() {}

    static Mail of(
            Simple simple,
            NamedAddress from,
            List<NamedAddress> to,
            List<NamedAddress> cc,
            List<NamedAddress> replyTo,
            Invocation invocation) {
        if (simple.subject() == null) {
            return missing("content.simple.subject");
        }
        if (simple.text() == null && simple.html() == null) {
            return missing("content.simple.body");
        }
        var letter = new Letter(
                from,
                to,
                cc,
                replyTo,
                simple.subject(),
                simple.text(),
                simple.html(),
                simple.headers(),
                simple.attachments(),
                messageId(from, invocation),
                invocation.date());
        return switch (new Composer(invocation.chance()).compose(letter)) {
            case Composition.Composed(var content) -> new Mail.Made(content, List.of(from), List.of());
            case Composition.Invalid(var field, var why) -> Fault.badRequest("Content.Simple " + field + ": " + why);
        };
    }

    private static String messageId(NamedAddress from, Invocation invocation) {
        var hex = HexFormat.of();
        var chance = invocation.chance();
        var left = hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextLong());
        // A domain that is not ASCII has no place in a Message-ID that every relay must carry.
        return "<" + left + "@" + (from.address().isAscii() ? from.address().domain() : "everpost.invalid") + ">";
    }

    private static Fault missing(String member) {
        return Fault.badRequest("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }
}
