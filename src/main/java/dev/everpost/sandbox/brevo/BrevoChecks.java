package dev.everpost.sandbox.brevo;

import static dev.everpost.sandbox.brevo.BrevoPersonality.error;

import dev.everpost.sandbox.HttpAnswer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is wrong with a message that is to be sent, in Brevo's words. */
final class BrevoChecks {

    private static final int RECIPIENTS_MAX = 99;
    private static final int NAME_CHARS_MAX = 70;
    private static final Set<String> ENDINGS =
            Set.of("pdf", "txt", "csv", "png", "jpg", "gif", "ics", "html", "zip", "xml");

    private BrevoChecks() {}

    /** The first flaw; null when there is none. */
    static @Nullable HttpAnswer flaw(JsonNode body) {
        if (!body.isObject()) {
            return error(400, "bad_request", "Input must be a valid JSON object");
        }
        if (!isAddress(body.path("sender"))) {
            return error(400, "invalid_parameter", "valid sender email required");
        }
        var people = peopleFlaw(body);
        return people == null ? contentFlaw(body) : people;
    }

    private static @Nullable HttpAnswer peopleFlaw(JsonNode body) {
        if (body.path("to").isEmpty()) {
            return error(400, "missing_parameter", "to is missing");
        }
        int count = 0;
        for (var field : List.of("to", "cc", "bcc")) {
            for (var each : body.path(field)) {
                if (!isAddress(each)) {
                    return error(400, "invalid_parameter", "email is not valid in " + field);
                }
                if (each.path("name").asString("").length() > NAME_CHARS_MAX) {
                    return error(400, "invalid_parameter", "name is too long in " + field);
                }
                count++;
            }
        }
        return count > RECIPIENTS_MAX ? error(400, "out_of_range", "too many recipients") : null;
    }

    private static @Nullable HttpAnswer contentFlaw(JsonNode body) {
        if (body.path("subject").asString("").isEmpty()) {
            return error(400, "missing_parameter", "subject is missing");
        }
        if (body.path("htmlContent").asString("").isEmpty()) {
            return error(400, "missing_parameter", "htmlContent is missing");
        }
        for (var file : body.path("attachment")) {
            var name = file.path("name").asString("");
            if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                return error(400, "invalid_parameter", "Unsupported file format: " + name);
            }
        }
        return null;
    }

    private static boolean isAddress(JsonNode mailbox) {
        return BrevoDesk.isAddress(mailbox.path("email").asString(""));
    }
}
