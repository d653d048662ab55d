package dev.everpost.sandbox.azure;

import dev.everpost.sandbox.BuiltMail;
import dev.everpost.sandbox.HttpAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of Email - Send, and what Azure finds wrong with it. */
record AzureMail(JsonNode json) {

    /** A sender domain that is not linked to the resource. */
    static final String NOT_LINKED = "unverified.example";

    private static final int RECIPIENTS_MAX = 50;
    private static final int BYTES_MAX = 10 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a body; one that is not JSON has no fields. */
    static AzureMail read(byte[] body) {
        try {
            return new AzureMail(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return new AzureMail(JSON.createObjectNode());
        }
    }

    /** What Azure answers to a bad one. */
    Optional<HttpAnswer> flaw(int bytes) {
        if (bytes > BYTES_MAX) {
            return refused(413, "RequestEntityTooLarge", "The request is larger than 10 MB.");
        }
        var content = json.path("content");
        if (content.path("subject").asString("").isEmpty()) {
            return refused(400, "BadRequest", "The Subject field is required.");
        }
        if (content.path("html").asString("").isEmpty()
                && content.path("plainText").asString("").isEmpty()) {
            return refused(400, "BadRequest", "Either plainText or html is required.");
        }
        if (sender().endsWith("@" + NOT_LINKED)) {
            return refused(404, "DomainNotLinked", "The specified sender domain has not been linked.");
        }
        if (recipients().isEmpty() || recipients().size() > RECIPIENTS_MAX) {
            return refused(400, "BadRequest", "There must be 1 to 50 recipients.");
        }
        boolean good = recipients().stream().allMatch(each -> each.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"));
        return good ? Optional.empty() : refused(400, "BadRequest", "Invalid format for email address");
    }

    String sender() {
        return json.path("senderAddress").asString("");
    }

    /** Everybody's bare address. */
    List<String> recipients() {
        var all = new ArrayList<String>();
        for (var field : List.of("to", "cc", "bcc")) {
            json.path("recipients")
                    .path(field)
                    .forEach(each -> all.add(each.path("address").asString("")));
        }
        return all;
    }

    /** What the sender's own field says, in any case of letters. */
    String ourId() {
        return json.path("headers").properties().stream()
                .filter(each -> each.getKey().equalsIgnoreCase("X-Everpost-Id"))
                .map(each -> each.getValue().asString(""))
                .findFirst()
                .orElse("");
    }

    BuiltMail built() {
        var headers = new LinkedHashMap<String, String>();
        json.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asString("")));
        var files = new ArrayList<BuiltMail.File>();
        json.path("attachments")
                .forEach(each -> files.add(new BuiltMail.File(
                        each.path("name").asString(""),
                        each.path("contentType").asString(""),
                        each.path("contentInBase64").asString(""))));
        var content = json.path("content");
        return new BuiltMail(
                sender(),
                shown("to"),
                shown("cc"),
                content.path("subject").asString(""),
                headers,
                content.path("plainText").asString(""),
                content.path("html").asString(""),
                files);
    }

    private List<String> shown(String field) {
        var all = new ArrayList<String>();
        json.path("recipients").path(field).forEach(each -> {
            var name = each.path("displayName").asString("");
            var address = each.path("address").asString("");
            all.add(name.isEmpty() ? address : "\"" + name + "\" <" + address + ">");
        });
        return all;
    }

    private static Optional<HttpAnswer> refused(int status, String code, String message) {
        return Optional.of(AzureErrors.say(status, code, message));
    }
}
