package dev.everpost.provider.mailjet;

import dev.everpost.message.Message;
import dev.everpost.mime.Letter;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.web.Rebuilt;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One of the {@code Messages} of a call, and what is not as it was submitted.
 *
 * @param json its members
 */
record MailjetLetter(Map<String, Object> json, List<String> adaptations) {

    private static final int SUBJECT_CHARS_MAX = 255;

    static MailjetLetter of(Rebuilt part, Message message) {
        var adaptations = new ArrayList<>(part.adaptations());
        adaptations.add("the envelope sender, Date and Message-ID are Mailjet's");
        var letter = part.letter();
        var json = new LinkedHashMap<String, Object>();
        people(json, part, adaptations);
        words(json, letter, adaptations);
        files(json, "Attachments", letter, false);
        files(json, "InlinedAttachments", letter, true);
        json.put("Headers", new MailjetHeaders(adaptations).of(letter.headers(), message.id()));
        json.put("CustomID", message.id().toString());
        json.put("EventPayload", MailjetPayload.of(message));
        return new MailjetLetter(json, List.copyOf(adaptations));
    }

    private static void people(Map<String, Object> json, Rebuilt part, List<String> adaptations) {
        json.put("From", mailbox(part.letter().from()));
        json.put("To", mailboxes(part.to()));
        if (!part.cc().isEmpty()) {
            json.put("Cc", mailboxes(part.cc()));
        }
        if (!part.bcc().isEmpty()) {
            json.put("Bcc", mailboxes(part.bcc()));
        }
        var replyTo = part.letter().replyTo();
        if (!replyTo.isEmpty()) {
            json.put("ReplyTo", mailbox(replyTo.getFirst()));
        }
        if (replyTo.size() > 1) {
            adaptations.add("Reply-To has its first address only");
        }
    }

    private static void words(Map<String, Object> json, Letter letter, List<String> adaptations) {
        var subject = Objects.requireNonNullElse(letter.subject(), "");
        if (subject.codePointCount(0, subject.length()) > SUBJECT_CHARS_MAX) {
            adaptations.add("the subject cut at " + SUBJECT_CHARS_MAX + " characters");
            subject = subject.substring(0, subject.offsetByCodePoints(0, SUBJECT_CHARS_MAX));
        }
        json.put("Subject", subject);
        var text = Objects.requireNonNullElse(letter.text(), "");
        var html = Objects.requireNonNullElse(letter.html(), "");
        if (!html.isEmpty()) {
            json.put("HTMLPart", html);
        }
        if (!text.isEmpty()) {
            json.put("TextPart", text);
        }
        if (text.isEmpty() && html.isEmpty()) {
            adaptations.add("an empty body made a space");
            json.put("TextPart", " ");
        }
    }

    private static void files(Map<String, Object> json, String member, Letter letter, boolean inline) {
        var files = letter.attachments().stream()
                .filter(each -> each.inline() == inline)
                .map(MailjetLetter::file)
                .toList();
        if (!files.isEmpty()) {
            json.put(member, files);
        }
    }

    private static Map<String, String> file(Attachment attachment) {
        var file = new LinkedHashMap<String, String>();
        file.put("ContentType", attachment.contentType());
        file.put("Filename", attachment.fileName());
        file.put(
                "Base64Content",
                Base64.getEncoder().encodeToString(attachment.content().bytes()));
        var contentId = attachment.contentId();
        if (attachment.inline() && contentId != null) {
            file.put("ContentID", contentId);
        }
        return file;
    }

    private static List<Map<String, String>> mailboxes(List<NamedAddress> all) {
        return all.stream().map(MailjetLetter::mailbox).toList();
    }

    private static Map<String, String> mailbox(NamedAddress named) {
        var email = named.address().toString();
        return named.name().isBlank() ? Map.of("Email", email) : Map.of("Email", email, "Name", named.name());
    }
}
