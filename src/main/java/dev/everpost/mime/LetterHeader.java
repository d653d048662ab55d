package dev.everpost.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/** The header of a message, in the words of a {@link Letter}. */
sealed interface LetterHeader {

    /** Fields that say how the message is built or how it travelled: whoever builds it again writes them anew. */
    Set<String> STRUCTURAL = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "received",
            "return-path",
            "authentication-results",
            "dkim-signature",
            "delivered-to");

    /** Prefixes of the like. */
    List<String> STRUCTURAL_PREFIXES = List.of("content-", "arc-", "x-everpost-");

    /** There is no author to name. */
    record Unreadable(String why) implements LetterHeader {}

    /**
     * Everything but the bodies.
     *
     * @param date {@link Instant#EPOCH} when the message has none that can be read
     * @param messageId "" when the message has none
     */
    record Read(
            NamedAddress from,
            List<NamedAddress> to,
            List<NamedAddress> cc,
            List<NamedAddress> replyTo,
            @Nullable String subject,
            List<Letter.ExtraHeader> headers,
            String messageId,
            Instant date,
            List<String> changes)
            implements LetterHeader {

        Letter letter(LetterParts parts) {
            return new Letter(
                    from,
                    to,
                    cc,
                    replyTo,
                    subject,
                    parts.text(),
                    parts.html(),
                    headers,
                    parts.attachments(),
                    messageId,
                    date);
        }
    }

    static LetterHeader read(HeaderBlock header) {
        var changes = new ArrayList<String>();
        var from = mailboxes(header, "From", changes);
        if (from.size() != 1) {
            return new Unreadable("its From field does not name one author");
        }
        if (header.count("DKIM-Signature") > 0) {
            changes.add("DKIM-Signature dropped, for it would not match the rebuilt message");
        }
        return new Read(
                from.getFirst(),
                mailboxes(header, "To", changes),
                mailboxes(header, "Cc", changes),
                mailboxes(header, "Reply-To", changes),
                header.first("Subject").map(LetterHeader::decoded).orElse(null),
                extra(header),
                header.first("Message-ID").orElse(""),
                header.first("Date").map(LetterHeader::date).orElse(Instant.EPOCH),
                changes);
    }

    private static List<NamedAddress> mailboxes(HeaderBlock header, String name, List<String> changes) {
        var text = header.first(name).orElse("");
        if (text.isBlank()) {
            return List.of();
        }
        return switch (AddressList.parse(text)) {
            case AddressList.Reading.Mailboxes(var all) -> all;
            case AddressList.Reading.Invalid _ -> {
                changes.add(name + " left out, for it is no plain list of addresses");
                yield List.of();
            }
        };
    }

    private static List<Letter.ExtraHeader> extra(HeaderBlock header) {
        var extra = new ArrayList<Letter.ExtraHeader>();
        for (var field : header.fields()) {
            var name = field.name().toLowerCase(Locale.ROOT);
            boolean structural =
                    STRUCTURAL.contains(name) || STRUCTURAL_PREFIXES.stream().anyMatch(name::startsWith);
            if (!structural) {
                extra.add(new Letter.ExtraHeader(field.name(), decoded(header.value(field))));
            }
        }
        return extra;
    }

    private static String decoded(String raw) {
        var text = raw.contains("=?") ? DecoderUtil.decodeEncodedWords(raw, DecodeMonitor.SILENT) : raw;
        return FieldText.printable(text);
    }

    private static Instant date(String text) {
        try {
            return OffsetDateTime.parse(
                            text.replaceFirst("\\s*\\([^)]*\\)\\s*$", ""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }
}
