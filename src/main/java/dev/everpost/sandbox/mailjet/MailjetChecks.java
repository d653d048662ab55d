package dev.everpost.sandbox.mailjet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is wrong with one message that is to be sent, in Mailjet's words. */
final class MailjetChecks {

    private static final String ADDRESS = "[^@\\s]+@[^@\\s.]+\\.[^@\\s]+";
    private static final int RECIPIENTS_MAX = 50;
    private static final int SUBJECT_CHARS_MAX = 255;
    private static final Set<String> FORBIDDEN =
            Set.of("from", "to", "subject", "reply-to", "date", "message-id", "list-id");

    private MailjetChecks() {}

    /** The first flaw as one of {@code Errors}; null when there is none. */
    static @Nullable Map<String, Object> flaw(JsonNode message) {
        if (!message.has("From")) {
            return error(400, "mj-0003", "Missing mandatory property.", "From");
        }
        var from = message.path("From").path("Email").asString("");
        if (!from.matches(ADDRESS)) {
            return error(400, "mj-0013", "\"" + from + "\" is an invalid email address.", "From.Email");
        }
        if (!from.endsWith("@example.com")) {
            var words = "\"" + from + "\" is not an authorized sender email address for your account.";
            return error(403, "send-0008", words, "From");
        }
        var people = peopleFlaw(message);
        return people == null ? contentFlaw(message) : people;
    }

    private static @Nullable Map<String, Object> peopleFlaw(JsonNode message) {
        if (message.path("To").isEmpty()) {
            return error(400, "mj-0007", "The property cannot be an empty array.", "To");
        }
        int count = 0;
        for (var field : List.of("To", "Cc", "Bcc")) {
            int place = 0;
            for (var each : message.path(field)) {
                var email = each.path("Email").asString("");
                if (!email.matches(ADDRESS)) {
                    var at = field + "[" + place + "].Email";
                    return error(400, "mj-0013", "\"" + email + "\" is an invalid email address.", at);
                }
                place++;
                count++;
            }
        }
        return count > RECIPIENTS_MAX ? error(400, "send-0015", "Too many recipients.", "To") : null;
    }

    private static @Nullable Map<String, Object> contentFlaw(JsonNode message) {
        if (message.path("Subject").asString("").length() > SUBJECT_CHARS_MAX) {
            return error(400, "mj-0006", "Characters limit exceeded for the property. Max allowed - 255.", "Subject");
        }
        if (!message.has("TextPart") && !message.has("HTMLPart") && !message.has("TemplateID")) {
            var words = "At least \"HTMLPart\", \"TextPart\" or \"TemplateID\" must be provided.";
            return error(400, "send-0003", words, "HTMLPart", "TextPart");
        }
        for (var name : message.path("Headers").propertyNames()) {
            if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
                return error(400, "send-0011", "Header cannot be customized.", "Headers[\"" + name + "\"]");
            }
        }
        return null;
    }

    private static Map<String, Object> error(int status, String code, String message, String... relatedTo) {
        var error = new LinkedHashMap<String, Object>();
        error.put("ErrorIdentifier", "f987008f-251a-4dff-8ffc-40f1583ad7bc");
        error.put("ErrorCode", code);
        error.put("StatusCode", status);
        error.put("ErrorMessage", message);
        error.put("ErrorRelatedTo", List.of(relatedTo));
        return error;
    }
}
