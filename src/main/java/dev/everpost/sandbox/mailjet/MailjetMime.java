package dev.everpost.sandbox.mailjet;

import dev.everpost.sandbox.BuiltMail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What Mailjet builds of one of its messages. */
final class MailjetMime {

    private MailjetMime() {}

    static BuiltMail of(JsonNode message) {
        var headers = new LinkedHashMap<String, String>();
        message.path("Headers").forEachEntry((name, value) -> headers.put(name, value.asString("")));
        if (message.has("ReplyTo")) {
            headers.put("Reply-To", mailbox(message.path("ReplyTo")));
        }
        return new BuiltMail(
                mailbox(message.path("From")),
                mailboxes(message.path("To")),
                mailboxes(message.path("Cc")),
                message.path("Subject").asString(""),
                headers,
                message.path("TextPart").asString(""),
                message.path("HTMLPart").asString(""),
                files(message));
    }

    private static List<BuiltMail.File> files(JsonNode message) {
        var files = new ArrayList<BuiltMail.File>();
        message.path("Attachments").forEach(each -> files.add(file(each)));
        message.path("InlinedAttachments").forEach(each -> files.add(file(each)));
        return files;
    }

    private static BuiltMail.File file(JsonNode file) {
        return new BuiltMail.File(
                file.path("Filename").asString(""),
                file.path("ContentType").asString(""),
                file.path("Base64Content").asString(""));
    }

    private static List<String> mailboxes(JsonNode all) {
        return all.valueStream().map(MailjetMime::mailbox).toList();
    }

    private static String mailbox(JsonNode one) {
        var name = one.path("Name").asString("");
        var email = one.path("Email").asString("");
        return name.isEmpty() ? email : "\"" + name.replace("\"", "") + "\" <" + email + ">";
    }
}
