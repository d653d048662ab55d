package dev.everpost.sandbox.mailjet;

import static dev.everpost.sandbox.mailjet.MailjetPersonality.error;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Mail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** POST /v3.1/send: judges each message by itself, in Mailjet's words, and takes the good ones. */
record MailjetDesk(MailjetLedger ledger, Counter counter) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MESSAGES_MAX = 50;
    private static final long FIRST_ID = 1_152_921_504_606_846_976L;

    HttpAnswer send(HttpRequest request) {
        JsonNode messages;
        boolean sandbox;
        try {
            var body = JSON.readTree(request.body());
            messages = body.path("Messages");
            sandbox = body.path("SandboxMode").asBoolean(false);
        } catch (JacksonException notJson) {
            return error(400, "mj-0002", "Malformed JSON, please review the syntax and properties types.");
        }
        if (messages.isEmpty() || messages.size() > MESSAGES_MAX) {
            return error(400, "mj-0008", "Number of elements over the limit. Max allowed - 50.");
        }
        var answers = new ArrayList<Map<String, Object>>();
        int status = 200;
        for (var message : messages) {
            var flaw = MailjetChecks.flaw(message);
            answers.add(flaw == null ? taken(message, sandbox) : Map.of("Status", "error", "Errors", List.of(flaw)));
            if (flaw != null && flaw.get("StatusCode") instanceof Integer code) {
                status = code;
            }
        }
        return HttpAnswer.json(status, Map.of("Messages", answers));
    }

    private Map<String, Object> taken(JsonNode message, boolean sandbox) {
        var answer = new LinkedHashMap<String, Object>();
        var customId = message.path("CustomID").asString("");
        answer.put("Status", "success");
        answer.put("CustomID", customId);
        var content = MailjetMime.of(message).bytes();
        for (var field : List.of("To", "Cc", "Bcc")) {
            var all = new ArrayList<Map<String, Object>>();
            for (var each : message.path(field)) {
                var one = one(each.path("Email").asString(""));
                all.add(shown(one));
                if (!sandbox) {
                    ledger.note(customId, List.of(one));
                    var sender = message.path("From").path("Email").asString("");
                    var id = Long.toString(one.id());
                    counter.take(new Mail(id, customId, sender, List.of(one.recipient()), content));
                }
            }
            answer.put(field, all);
        }
        return answer;
    }

    private MailjetLedger.Taken one(String recipient) {
        long id = FIRST_ID + counter.next();
        return new MailjetLedger.Taken(id, new UUID(id, id).toString(), recipient, counter.now());
    }

    private static Map<String, Object> shown(MailjetLedger.Taken one) {
        return Map.of(
                "Email", one.recipient(),
                "MessageUUID", one.uuid(),
                "MessageID", one.id(),
                "MessageHref", "https://api.mailjet.com/v3/REST/message/" + one.id());
    }
}
