package dev.everpost.mime;

import dev.everpost.message.Content;
import dev.everpost.mime.Composition.Composed;
import dev.everpost.mime.Composition.Invalid;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.mime.Part.Leaf;
import dev.everpost.mime.Part.Multi;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Letter} as RFC 5322 and RFC 2045 bytes: CRLF everywhere, lines of at most 998 octets, encoded ones of
 * at most 76. The same letter and the same chance give the same bytes. Thread-safe when its chance is.
 *
 * <p>Every field is checked for line breaks and NUL before anything is written, so that no value becomes a header.
 */
public final class Composer {

    private final Chance chance;
    private final HeaderRules rules;

    /** A composer that draws its multipart boundaries from {@code chance}, with our own rules for extra headers. */
    public Composer(Chance chance) {
        this(chance, HeaderRules.OURS);
    }

    /** A composer that takes the extra headers that {@code rules} allow. */
    public Composer(Chance chance, HeaderRules rules) {
        this.chance = chance;
        this.rules = rules;
    }

    /** Composes, or says which field cannot be written and why. */
    public Composition compose(Letter letter) {
        Invalid invalid = LetterCheck.firstFault(letter, rules);
        if (invalid != null) {
            return invalid;
        }
        var header = header(letter);
        var message = new PartWriter(chance).write(header, whole(letter));
        return new Composed(new Content(message));
    }

    private static String header(Letter letter) {
        var lines = new HeaderLines()
                .structured("Date", Rfc5322Date.format(letter.date()))
                .structured("Message-ID", letter.messageId())
                .addresses("From", List.of(letter.from()))
                .addresses("Reply-To", letter.replyTo())
                .addresses("To", letter.to())
                .addresses("Cc", letter.cc());
        if (letter.subject() != null) {
            lines.text(
                    "Subject",
                    letter.subject(),
                    MailCharset.forText(letter.charsets().subject(), letter.subject()));
        }
        letter.headers().forEach(extra -> extra(lines, extra));
        return lines.structured("MIME-Version", "1.0").toString();
    }

    private static void extra(HeaderLines lines, ExtraHeader extra) {
        if (HeaderCheck.isStructured(extra.name())) {
            lines.structured(extra.name(), extra.value());
        } else {
            lines.text(extra.name(), extra.value());
        }
    }

    private static Part whole(Letter letter) {
        var parts = new ArrayList<Part>();
        var body = body(letter);
        if (body != null) {
            parts.add(body);
        }
        boolean html = letter.html() != null;
        for (var attachment : letter.attachments()) {
            if (!(html && isRelated(attachment))) {
                parts.add(file(attachment));
            }
        }
        return parts.size() == 1 && body != null ? parts.getFirst() : new Multi("mixed", parts);
    }

    private static @Nullable Part body(Letter letter) {
        var text = letter.text() == null
                ? null
                : text("plain", letter.text(), letter.charsets().text());
        if (letter.html() == null) {
            return text;
        }
        var html = related(text("html", letter.html(), letter.charsets().html()), letter.attachments());
        return text == null ? html : new Multi("alternative", List.of(text, html));
    }

    private static Part related(Part html, List<Attachment> attachments) {
        var parts = new ArrayList<Part>(List.of(html));
        attachments.stream().filter(Composer::isRelated).map(Composer::file).forEach(parts::add);
        return parts.size() == 1 ? html : new Multi("related; type=\"text/html\"", parts);
    }

    private static boolean isRelated(Attachment attachment) {
        return attachment.inline() && attachment.contentId() != null;
    }

    private static Part text(String subtype, String text, String charsetName) {
        var charset = MailCharset.forText(charsetName, text);
        var octets = BodyText.crlf(text).getBytes(charset);
        var header = new HeaderLines().structured("Content-Type", "text/" + subtype + "; charset=" + charset.name());
        return new Leaf(header, TransferEncoding.forText(octets), new Content(octets));
    }

    private static Part file(Attachment attachment) {
        var header = new HeaderLines()
                .structured("Content-Type", attachment.contentType())
                .structured(
                        "Content-Disposition",
                        (attachment.inline() ? "inline" : "attachment") + FileNameParameter.of(attachment.fileName()));
        if (attachment.contentId() != null) {
            header.structured("Content-ID", "<" + attachment.contentId() + ">");
        }
        if (attachment.description() != null) {
            header.text("Content-Description", attachment.description());
        }
        if (AttachmentCheck.isMessage(attachment.contentType())) {
            // Nothing would restore its line ends, as an encoding does; saved messages often have those of their
            // system.
            var lines = new Content(BodyText.crlf(attachment.content().bytes()));
            return new Leaf(header, TransferEncoding.SEVEN_BIT, lines);
        }
        var asked = attachment.encoding();
        return new Leaf(header, asked == null ? TransferEncoding.BASE64 : asked, attachment.content());
    }
}
