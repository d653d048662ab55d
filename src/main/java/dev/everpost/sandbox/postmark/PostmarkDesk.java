package dev.everpost.sandbox.postmark;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Mail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Takes mail or refuses it, as Postmark's Email API does. Thread-safe. */
final class PostmarkDesk {

    /** Postmark takes 50 recipients a message and 500 messages a batch. */
    static final int RECIPIENTS_MAX = 50;

    static final int BATCH_MAX = 500;

    private final PostmarkArchive archive;

    PostmarkDesk(PostmarkArchive archive) {
        this.archive = archive;
    }

    HttpAnswer one(JsonNode json, Counter counter) {
        var answer = taken(new PostmarkMail(json), counter);
        return HttpAnswer.json(Objects.equals(answer.get("ErrorCode"), 0) ? 200 : 422, answer);
    }

    /** A batch is 200 whatever becomes of its messages. */
    HttpAnswer batch(JsonNode json, Counter counter) {
        if (json.size() > BATCH_MAX) {
            return PostmarkErrors.say(422, 410, "Too many batch messages: at most " + BATCH_MAX + ".");
        }
        var answers = new ArrayList<Map<String, Object>>();
        json.forEach(each -> answers.add(taken(new PostmarkMail(each), counter)));
        return HttpAnswer.json(200, answers);
    }

    private Map<String, Object> taken(PostmarkMail mail, Counter counter) {
        var recipients = mail.recipients();
        var inactive = recipients.stream().filter(PostmarkDesk::isInactive).toList();
        var fault = fault(mail, recipients, inactive);
        if (!fault.isEmpty()) {
            return fault;
        }
        var id = new UUID(0x4000L, 0x8000000000000000L | counter.next()).toString();
        var reached = recipients.stream().filter(to -> !isInactive(to)).toList();
        archive.keep(id, mail, reached);
        counter.take(new Mail(id, mail.ourId(), mail.sender(), reached, mail.content()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("To", mail.json().path("To").asString(""));
        answer.put("SubmittedAt", counter.now().toString());
        answer.put("MessageID", id);
        answer.put("ErrorCode", 0);
        answer.put(
                "Message",
                inactive.isEmpty()
                        ? "OK"
                        : "Message OK, but will not deliver to these inactive addresses: " + String.join(", ", inactive)
                                + ".");
        return answer;
    }

    private static Map<String, Object> fault(PostmarkMail mail, List<String> recipients, List<String> inactive) {
        var json = mail.json();
        if (mail.sender().isEmpty()) {
            return fault(300, "Invalid 'From' value.");
        }
        if (mail.sender().endsWith("@unverified.test")) {
            return fault(
                    400,
                    "The 'From' address you supplied (" + mail.sender()
                            + ") is not a Sender Signature on your account.");
        }
        if (recipients.isEmpty()) {
            return fault(300, "Zero recipients specified");
        }
        if (recipients.size() > RECIPIENTS_MAX) {
            return fault(300, "Maximum of " + RECIPIENTS_MAX + " recipients allowed per email message.");
        }
        var illegal =
                recipients.stream().filter(to -> to.startsWith("illegal@")).findFirst();
        if (illegal.isPresent()) {
            return fault(300, "Error parsing 'To': Illegal email address '" + illegal.get() + "'.");
        }
        if (!json.hasNonNull("TextBody") && !json.hasNonNull("HtmlBody")) {
            return fault(300, "Provide either email TextBody or HtmlBody or both.");
        }
        return inactive.size() < recipients.size()
                ? Map.of()
                : fault(
                        406,
                        "You tried to send to recipient(s) that have been marked as inactive. Found inactive"
                                + " addresses: "
                                + String.join(", ", inactive) + ". Inactive recipients are ones that have generated a"
                                + " hard bounce, a spam complaint, or a manual suppression.");
    }

    private static Map<String, Object> fault(int code, String words) {
        return Map.of("ErrorCode", code, "Message", words);
    }

    /** An account has such addresses after a while; here they are known by their name. */
    private static boolean isInactive(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("inactive@");
    }
}
