package dev.everpost.provider.brevo;

import dev.everpost.mime.Letter;
import dev.everpost.provider.web.Rebuilt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of one call of POST /smtp/email, and what is not as it was submitted.
 *
 * @param json its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record BrevoLetter(byte[] json, List<String> adaptations) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NO_SUBJECT = "(no subject)";

    static BrevoLetter of(Rebuilt part, BrevoMark mark, List<String> tags, @Nullable String sendingIp) {
        var adaptations = new ArrayList<>(part.adaptations());
        adaptations.add("the envelope sender, Date and Message-ID are Brevo's");
        var letter = part.letter();
        var body = new LinkedHashMap<String, Object>();
        people(body, part, new BrevoNames(adaptations));
        words(body, letter, adaptations);
        if (!letter.attachments().isEmpty()) {
            body.put("attachment", new BrevoFiles(adaptations).of(letter.attachments()));
        }
        body.put("headers", new BrevoHeaders(adaptations).of(letter.headers(), mark, sendingIp));
        body.put("tags", tags);
        return new BrevoLetter(JSON.writeValueAsBytes(body), List.copyOf(adaptations));
    }

    private static void people(Map<String, Object> body, Rebuilt part, BrevoNames names) {
        body.put("sender", names.mailbox(part.letter().from()));
        body.put("to", names.mailboxes(part.to()));
        if (!part.cc().isEmpty()) {
            body.put("cc", names.mailboxes(part.cc()));
        }
        if (!part.bcc().isEmpty()) {
            body.put("bcc", names.mailboxes(part.bcc()));
        }
        var replyTo = part.letter().replyTo();
        if (!replyTo.isEmpty()) {
            body.put("replyTo", names.replyTo(replyTo.getFirst()));
        }
        if (replyTo.size() > 1) {
            names.adaptations().add("Reply-To has its first address only");
        }
    }

    private static void words(Map<String, Object> body, Letter letter, List<String> adaptations) {
        var subject = letter.subject();
        if (subject == null || subject.isBlank()) {
            adaptations.add("an empty subject made " + NO_SUBJECT);
            subject = NO_SUBJECT;
        }
        body.put("subject", subject);
        var text = letter.text();
        if (text != null) {
            body.put("textContent", text);
        }
        var html = letter.html();
        if (html == null || html.isBlank()) {
            adaptations.add("text made into HTML");
            html = html(text == null ? "" : text);
        }
        if (html.contains("{{") || html.contains("{%")) {
            adaptations.add("what stands in double braces may be filled in by Brevo");
        }
        body.put("htmlContent", html);
    }

    /** Brevo sends nothing without HTML. */
    private static String html(String text) {
        var safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<!DOCTYPE html><html><body><div style=\"white-space: pre-wrap\">" + safe + "</div></body></html>";
    }
}
