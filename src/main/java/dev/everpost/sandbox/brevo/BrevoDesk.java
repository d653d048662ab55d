package dev.everpost.sandbox.brevo;

import static dev.everpost.sandbox.brevo.BrevoPersonality.error;

import dev.everpost.sandbox.BuiltMail;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** POST /smtp/email: checks what Brevo checks, in its words, and takes the mail. */
record BrevoDesk(BrevoLedger ledger, Counter counter) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADDRESS = "[^@\\s]+@[^@\\s.]+\\.[^@\\s]+";

    HttpAnswer send(HttpRequest request) {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JacksonException notJson) {
            return error(400, "bad_request", "Input must be a valid JSON object");
        }
        var flaw = BrevoChecks.flaw(body);
        if (flaw != null) {
            return flaw;
        }
        var key = body.path("headers").path("idempotencyKey").asString("");
        return ledger.isNew(key, counter.now())
                ? taken(body)
                : error(400, "duplicate_parameter", "idempotencyKey is already used");
    }

    static boolean isAddress(String email) {
        return email.matches(ADDRESS);
    }

    private HttpAnswer taken(JsonNode body) {
        var id = "<" + counter.now().toEpochMilli() + "." + counter.next() + "@smtp-relay.mailin.fr>";
        var recipients = Stream.of("to", "cc", "bcc")
                .flatMap(field -> body.path(field).valueStream())
                .map(each -> each.path("email").asString(""))
                .distinct()
                .toList();
        var tags = body.path("tags").valueStream().map(tag -> tag.asString("")).toList();
        ledger.note(new BrevoLedger.Taken(id, recipients, tags, counter.now()));
        var headers = body.path("headers");
        var content = message(body, id).bytes();
        var sender = body.path("sender").path("email").asString("");
        counter.take(new Mail(id, headers.path("X-Mailin-custom").asString(""), sender, recipients, content));
        return HttpAnswer.json(201, Map.of("messageId", id));
    }

    private static BuiltMail message(JsonNode body, String id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Message-ID", id);
        body.path("headers").forEachEntry((name, value) -> {
            // what has no dash in its name steers Brevo
            if (name.contains("-")) {
                headers.put(name, value.asString(""));
            }
        });
        if (body.has("replyTo")) {
            headers.put("Reply-To", mailbox(body.path("replyTo")));
        }
        return new BuiltMail(
                mailbox(body.path("sender")),
                mailboxes(body.path("to")),
                mailboxes(body.path("cc")),
                body.path("subject").asString(""),
                headers,
                body.path("textContent").asString(""),
                body.path("htmlContent").asString(""),
                files(body.path("attachment")));
    }

    private static List<BuiltMail.File> files(JsonNode attachments) {
        return attachments
                .valueStream()
                .map(each -> new BuiltMail.File(
                        each.path("name").asString(""),
                        "application/octet-stream",
                        each.path("content").asString("")))
                .toList();
    }

    private static List<String> mailboxes(JsonNode all) {
        return all.valueStream().map(BrevoDesk::mailbox).toList();
    }

    private static String mailbox(JsonNode one) {
        var name = one.path("name").asString("");
        var email = one.path("email").asString("");
        return name.isEmpty() ? email : "\"" + name.replace("\"", "") + "\" <" + email + ">";
    }
}
