package dev.everpost.provider.sendgrid;

import dev.everpost.message.Message;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.web.Rebuilt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of one Mail Send call. Source: the Mail Send reference of SendGrid's API v3 and its page of errors, which names the
 * fields that must not be empty.
 *
 * @param adaptations everything in it that is not as it was submitted
 */
@SuppressWarnings("ArrayRecordComponent") // made for one call, never compared
record MailSend(byte[] json, List<String> adaptations) {

    /** A subject must not be empty. */
    static final String NO_SUBJECT = "(no subject)";

    private static final JsonMapper JSON = new JsonMapper();

    static MailSend of(Rebuilt rebuilt, Message message, @Nullable String ipPool) {
        var adaptations = new ArrayList<>(rebuilt.adaptations());
        adaptations.add("envelope sender and Date are SendGrid's");
        var letter = rebuilt.letter();
        var body = new LinkedHashMap<String, Object>();
        body.put("personalizations", List.of(personalization(rebuilt)));
        body.put("from", mailbox(letter.from()));
        putReplyTo(body, letter);
        body.put("subject", subject(letter, adaptations));
        body.put("content", MailSendParts.content(letter, adaptations));
        if (!letter.attachments().isEmpty()) {
            body.put("attachments", MailSendParts.attachments(letter, adaptations));
        }
        body.put("headers", MailSendHeaders.of(letter, message.id(), adaptations));
        body.put("custom_args", MailSendLabels.arguments(message, adaptations));
        var categories = MailSendLabels.categories(message, adaptations);
        if (!categories.isEmpty()) {
            body.put("categories", categories);
        }
        if (ipPool != null) {
            body.put("ip_pool_name", ipPool);
        }
        return new MailSend(JSON.writeValueAsBytes(body), List.copyOf(adaptations));
    }

    /** SendGrid takes no address twice, and a message may well name one in To and in Cc. */
    private static Map<String, Object> personalization(Rebuilt rebuilt) {
        var seen = new HashSet<String>();
        var envelope = new LinkedHashMap<String, Object>();
        put(envelope, "to", rebuilt.to(), seen);
        put(envelope, "cc", rebuilt.cc(), seen);
        put(envelope, "bcc", rebuilt.bcc(), seen);
        return envelope;
    }

    private static void put(Map<String, Object> envelope, String kind, List<NamedAddress> named, Set<String> seen) {
        var once = named.stream()
                .filter(each -> seen.add(each.address().toString().toLowerCase(Locale.ROOT)))
                .toList();
        if (!once.isEmpty()) {
            envelope.put(kind, mailboxes(once));
        }
    }

    private static void putReplyTo(Map<String, Object> body, Letter letter) {
        switch (letter.replyTo().size()) {
            case 0 -> {}
            case 1 -> body.put("reply_to", mailbox(letter.replyTo().getFirst()));
            default -> body.put("reply_to_list", mailboxes(letter.replyTo()));
        }
    }

    private static String subject(Letter letter, List<String> adaptations) {
        var subject = Objects.requireNonNullElse(letter.subject(), "");
        if (subject.isBlank()) {
            adaptations.add("empty subject made '" + NO_SUBJECT + "'");
            return NO_SUBJECT;
        }
        return subject;
    }

    private static List<Map<String, String>> mailboxes(List<NamedAddress> all) {
        return all.stream().map(MailSend::mailbox).toList();
    }

    private static Map<String, String> mailbox(NamedAddress named) {
        var email = named.address().toString();
        return named.name().isEmpty() ? Map.of("email", email) : Map.of("email", email, "name", named.name());
    }
}
