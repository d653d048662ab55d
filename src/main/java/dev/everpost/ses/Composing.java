package dev.everpost.ses;

import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.HeaderRules;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.ses.Email.MailContent.Simple;
import java.util.HexFormat;
import java.util.List;

/** Makes the bytes of a message from its parts. For one message. */
record Composing(
        NamedAddress from,
        List<NamedAddress> to,
        List<NamedAddress> cc,
        List<NamedAddress> replyTo,
        Invocation invocation) {

    /** Parts as the client gave them: a subject and a body must be there. */
    Result<Mail> ofSimple(Simple parts) {
        if (parts.subject() == null) {
            return new Result.Failed<>(SesError.missingMember("content.simple.subject"));
        }
        if (parts.text() == null && parts.html() == null) {
            return new Result.Failed<>(SesError.missingMember("content.simple.body"));
        }
        return of("Content.Simple", parts);
    }

    /** {@code what} names the parts in errors. */
    Result<Mail> of(String what, Simple parts) {
        var letter = new Letter(
                from,
                to,
                cc,
                replyTo,
                parts.subject(),
                parts.text(),
                parts.html(),
                parts.headers(),
                parts.attachments(),
                messageId(),
                invocation.date(),
                parts.charsets());
        return switch (new Composer(invocation.chance(), HeaderRules.SES).compose(letter)) {
            case Composition.Composed(var content) -> Result.done(new Mail(content, List.of(from), List.of()));
            case Composition.Invalid(var field, var why) ->
                new Result.Failed<>(SesError.badRequest(what + " " + field + ": " + why));
        };
    }

    private String messageId() {
        var hex = HexFormat.of();
        var chance = invocation.chance();
        var left = hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextLong());
        // A domain that is not ASCII has no place in a Message-ID that every relay must carry.
        return "<" + left + "@" + (from.address().isAscii() ? from.address().domain() : "everpost.invalid") + ">";
    }
}
