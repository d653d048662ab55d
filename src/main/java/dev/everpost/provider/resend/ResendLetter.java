package dev.everpost.provider.resend;

import dev.everpost.message.Message;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.web.OwnFields;
import dev.everpost.provider.web.Rebuilt;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a call of Send Email for one message, the same bytes whenever it is built again: Resend refuses an idempotency key
 * that comes with another body. For one call; not thread-safe.
 */
final class ResendLetter {

    private static final JsonMapper JSON = new JsonMapper();

    private final Message message;
    private final Rebuilt rebuilt;
    private final Letter letter;
    private final List<String> adaptations;

    ResendLetter(Message message, Rebuilt rebuilt) {
        this.message = message;
        this.rebuilt = rebuilt;
        this.letter = rebuilt.letter();
        this.adaptations = new ArrayList<>(rebuilt.adaptations());
        adaptations.add("envelope sender, Date and Message-ID are Resend's");
    }

    /** Everything that the recipient gets in another form; complete after {@link #json}. */
    List<String> adaptations() {
        return List.copyOf(adaptations);
    }

    byte[] json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("from", Mailboxes.text(letter.from()));
        body.put("to", addresses(rebuilt.to()));
        putIfAny(body, "cc", addresses(rebuilt.cc()));
        putIfAny(body, "bcc", addresses(rebuilt.bcc()));
        putIfAny(body, "reply_to", addresses(letter.replyTo()));
        body.put("subject", subject());
        texts(body);
        body.put("headers", OwnFields.of(letter, message.id(), adaptations));
        putIfAny(body, "attachments", attachments());
        body.put("tags", tags());
        return JSON.writeValueAsBytes(body);
    }

    private String subject() {
        var subject = letter.subject() == null ? "" : OwnFields.oneLine(letter.subject());
        if (subject.isEmpty()) {
            adaptations.add("Subject is (no subject), for Resend wants one");
            return "(no subject)";
        }
        return subject;
    }

    /** An empty text beside HTML keeps Resend from making one of the HTML. */
    private void texts(Map<String, Object> body) {
        var text = letter.text() == null ? "" : letter.text();
        if (letter.html() != null) {
            body.put("html", letter.html());
        } else if (text.isEmpty()) {
            adaptations.add("a text of one space, for Resend wants a text or HTML");
            text = " ";
        }
        body.put("text", text);
    }

    private List<Map<String, String>> attachments() {
        var all = new ArrayList<Map<String, String>>();
        for (var attachment : letter.attachments()) {
            var one = new LinkedHashMap<String, String>();
            one.put("filename", OwnFields.oneLine(attachment.fileName()));
            one.put("content_type", OwnFields.oneLine(attachment.contentType()));
            one.put(
                    "content",
                    Base64.getEncoder().encodeToString(attachment.content().bytes()));
            if (attachment.inline() && attachment.contentId() != null) {
                one.put("content_id", OwnFields.oneLine(attachment.contentId()));
            }
            all.add(one);
        }
        return all;
    }

    private List<Map<String, String>> tags() {
        var tags = ResendTags.of(message);
        adaptations.addAll(tags.changes());
        return tags.all().entrySet().stream()
                .map(tag -> Map.of("name", tag.getKey(), "value", tag.getValue()))
                .<Map<String, String>>map(TreeMap::new)
                .toList();
    }

    private static List<String> addresses(List<NamedAddress> named) {
        return named.stream().map(Mailboxes::text).toList();
    }

    private static void putIfAny(Map<String, Object> body, String key, List<?> values) {
        if (!values.isEmpty()) {
            body.put(key, values);
        }
    }
}
