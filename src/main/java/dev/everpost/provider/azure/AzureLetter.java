package dev.everpost.provider.azure;

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
import tools.jackson.databind.json.JsonMapper;

/** The body of a call of Email - Send for one message, the same bytes whenever it is built again. For one call; not thread-safe. */
final class AzureLetter {

    private static final JsonMapper JSON = new JsonMapper();

    private final Message message;
    private final Rebuilt rebuilt;
    private final Letter letter;
    private final List<String> adaptations;

    AzureLetter(Message message, Rebuilt rebuilt) {
        this.message = message;
        this.rebuilt = rebuilt;
        this.letter = rebuilt.letter();
        this.adaptations = new ArrayList<>(rebuilt.adaptations());
        adaptations.add("envelope sender, Date and Message-ID are Azure's");
    }

    /** Everything that the recipient gets in another form; complete after {@link #json}. */
    List<String> adaptations() {
        return List.copyOf(adaptations);
    }

    byte[] json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("headers", OwnFields.of(letter, message.id(), adaptations));
        body.put("senderAddress", letter.from().address().toString());
        if (!letter.from().name().isEmpty()) {
            adaptations.add("the sender's name is the one configured at Azure");
        }
        body.put("content", content());
        body.put("recipients", recipients());
        putIfAny(body, "attachments", attachments());
        putIfAny(body, "replyTo", addresses(letter.replyTo()));
        return JSON.writeValueAsBytes(body);
    }

    private Map<String, String> content() {
        var content = new LinkedHashMap<String, String>();
        content.put("subject", subject());
        var text = letter.text() == null ? "" : letter.text();
        if (letter.html() != null) {
            content.put("html", letter.html());
        } else if (text.isEmpty()) {
            adaptations.add("a text of one space, for Azure wants a text or HTML");
            text = " ";
        }
        if (!text.isEmpty()) {
            content.put("plainText", text);
        }
        return content;
    }

    private String subject() {
        var subject = letter.subject() == null ? "" : OwnFields.oneLine(letter.subject());
        if (subject.isEmpty()) {
            adaptations.add("Subject is (no subject), for Azure wants one");
            return "(no subject)";
        }
        return subject;
    }

    private Map<String, Object> recipients() {
        var recipients = new LinkedHashMap<String, Object>();
        recipients.put("to", addresses(rebuilt.to()));
        putIfAny(recipients, "cc", addresses(rebuilt.cc()));
        putIfAny(recipients, "bcc", addresses(rebuilt.bcc()));
        return recipients;
    }

    private List<Map<String, String>> attachments() {
        var all = new ArrayList<Map<String, String>>();
        for (var attachment : letter.attachments()) {
            var one = new LinkedHashMap<String, String>();
            one.put("name", OwnFields.oneLine(attachment.fileName()));
            one.put("contentType", OwnFields.oneLine(attachment.contentType()));
            one.put(
                    "contentInBase64",
                    Base64.getEncoder().encodeToString(attachment.content().bytes()));
            if (attachment.inline() && attachment.contentId() != null) {
                one.put("contentId", OwnFields.oneLine(attachment.contentId()));
            }
            all.add(one);
        }
        return all;
    }

    private static List<Map<String, String>> addresses(List<NamedAddress> named) {
        return named.stream().map(AzureLetter::address).toList();
    }

    private static Map<String, String> address(NamedAddress named) {
        var address = new LinkedHashMap<String, String>();
        address.put("address", named.address().toString());
        if (!named.name().isEmpty()) {
            address.put("displayName", OwnFields.oneLine(named.name()));
        }
        return address;
    }

    private static void putIfAny(Map<String, Object> body, String key, List<?> values) {
        if (!values.isEmpty()) {
            body.put(key, values);
        }
    }
}
