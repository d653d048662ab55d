package dev.everpost.ses;

import dev.everpost.message.Content;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes the bytes of Content.Raw: unchanged but for bare LF, which becomes CRLF, and the Bcc field, which goes. */
final class RawMail {

    /** Fields that a message has once at most, RFC 5322 section 3.6; SES refuses a second one. */
    private static final List<String> ONCE = List.of(
            "From",
            "Sender",
            "Reply-To",
            "To",
            "Cc",
            "Bcc",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "Date");

    private RawMail() {}

    /** {@code named} true when the request names its recipients, so that those of the header do not matter. */
    static Result<Mail> of(Content data, boolean named) {
        int bareCr = RawLines.bareCr(data.bytes());
        if (bareCr >= 0) {
            return failed("Content.Raw has a bare CR at byte " + bareCr + "; lines must end in CRLF.");
        }
        var bytes = RawLines.crlf(data.bytes());
        var header = HeaderBlock.of(bytes);
        if (!endsSoundly(bytes, header.end())) {
            return failed("Content.Raw has a line at byte " + header.end()
                    + " that is neither a header field nor the empty line that ends the header.");
        }
        if (header.count("From") == 0) {
            return failed("Missing required header 'From'.");
        }
        for (var name : ONCE) {
            if (header.count(name) > 1) {
                return failed("Duplicate header '" + name + "'.");
            }
        }
        return made(bytes, header, named);
    }

    private static Result<Mail> made(byte[] bytes, HeaderBlock header, boolean named) {
        var fields = new AddressFields();
        var from = fields.all("header From", values(header, "From"));
        var recipients = new ArrayList<NamedAddress>();
        if (!named) {
            for (var name : List.of("To", "Cc", "Bcc")) {
                recipients.addAll(fields.all("header " + name, values(header, name)));
            }
        }
        var error = fields.error();
        if (error != null) {
            return new Result.Failed<>(error);
        }
        var asked = Headers.of(header);
        if (asked.error() != null) {
            return new Result.Failed<>(asked.error());
        }
        var sent = header.count("Bcc") == 0 ? bytes : header.without("Bcc");
        return Result.done(new Mail(withoutAsked(sent), from, recipients, asked, null));
    }

    private static Content withoutAsked(byte[] bytes) {
        return new Content(HeaderBlock.of(bytes).withoutPrefix(Headers.PREFIX));
    }

    private static List<String> values(HeaderBlock header, String name) {
        return header.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(header::value)
                .filter(value -> !isUndisclosed(value))
                .toList();
    }

    /** The empty group that stands for "all in Bcc" (RFC 5322 appendix A.1.3). */
    private static boolean isUndisclosed(String value) {
        var text = value.toLowerCase(Locale.ROOT);
        return text.isEmpty() || text.startsWith("undisclosed") && text.endsWith(";") && text.indexOf('@') < 0;
    }

    private static boolean endsSoundly(byte[] bytes, int end) {
        return end == bytes.length || bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n';
    }

    private static Result<Mail> failed(String message) {
        return new Result.Failed<>(SesError.badRequest(message));
    }
}
