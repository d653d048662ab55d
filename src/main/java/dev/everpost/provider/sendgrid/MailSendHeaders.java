package dev.everpost.provider.sendgrid;

import dev.everpost.message.MessageId;
import dev.everpost.mime.EncodedWord;
import dev.everpost.mime.Letter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The submitter's own header fields, as far as the Mail Send API takes them: each name once, all ASCII. */
final class MailSendHeaders {

    /** SendGrid's own; the other reserved ones are never among a letter's extra fields. */
    private static final Set<String> RESERVED = Set.of("x-sg-id", "x-sg-eid");

    private MailSendHeaders() {}

    static Map<String, String> of(Letter letter, MessageId id, List<String> adaptations) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Everpost-Id", id.toString());
        if (!letter.messageId().isEmpty()) {
            headers.put("Message-ID", letter.messageId());
        }
        var seen = new java.util.HashSet<String>();
        for (var field : letter.headers()) {
            var folded = field.name().toLowerCase(Locale.ROOT);
            if (RESERVED.contains(folded)) {
                adaptations.add("header " + field.name() + " dropped, for SendGrid reserves it");
            } else if (!seen.add(folded)) {
                adaptations.add("repeated header " + field.name() + " dropped");
            } else {
                headers.put(field.name(), value(field, adaptations));
            }
        }
        return headers;
    }

    /** "You must properly encode headers if they contain Unicode characters." */
    private static String value(Letter.ExtraHeader field, List<String> adaptations) {
        if (field.value().chars().allMatch(c -> c < 0x80)) {
            return field.value();
        }
        adaptations.add("header " + field.name() + " encoded again");
        return EncodedWord.encode(field.value());
    }
}
