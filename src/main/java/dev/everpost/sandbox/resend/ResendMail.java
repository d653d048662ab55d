package dev.everpost.sandbox.resend;

import dev.everpost.sandbox.BuiltMail;
import dev.everpost.sandbox.HttpAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of Send Email, and what Resend finds wrong with it. */
record ResendMail(JsonNode json) {

    /** A sender domain that nobody verified. */
    static final String UNVERIFIED = "unverified.example";

    private static final int RECIPIENTS_MAX = 50;
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a body; one that is not JSON has no fields. */
    static ResendMail read(byte[] body) {
        try {
            return new ResendMail(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return new ResendMail(JSON.createObjectNode());
        }
    }

    /** What Resend answers to a bad one. */
    Optional<HttpAnswer> flaw() {
        for (var field : List.of("from", "to", "subject")) {
            if (json.path(field).isMissingNode()) {
                return Optional.of(ResendErrors.say(422, "missing_required_field", "Missing `" + field + "` field."));
            }
        }
        if (json.path("html").isMissingNode() && json.path("text").asString("").isEmpty()) {
            return Optional.of(ResendErrors.say(422, "missing_required_field", "Missing `html` or `text` field."));
        }
        return badAddress().or(this::badTag).or(this::unverified);
    }

    String from() {
        return json.path("from").asString("");
    }

    String subject() {
        return json.path("subject").asString("");
    }

    /** The addresses of a field, which is one text or a list. */
    List<String> all(String field) {
        var node = json.path(field);
        if (node.isString()) {
            return List.of(node.asString());
        }
        var all = new ArrayList<String>();
        node.forEach(each -> all.add(each.asString("")));
        return all;
    }

    /** Everybody's bare address. */
    List<String> recipients() {
        var everybody = new ArrayList<>(all("to"));
        everybody.addAll(all("cc"));
        everybody.addAll(all("bcc"));
        return everybody.stream().map(ResendMail::bare).toList();
    }

    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        json.path("tags")
                .forEach(tag -> tags.put(
                        tag.path("name").asString(""), tag.path("value").asString("")));
        return tags;
    }

    BuiltMail built() {
        var headers = new LinkedHashMap<String, String>();
        json.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asString("")));
        var files = new ArrayList<BuiltMail.File>();
        json.path("attachments")
                .forEach(each -> files.add(new BuiltMail.File(
                        each.path("filename").asString(""),
                        each.path("content_type").asString("application/octet-stream"),
                        each.path("content").asString(""))));
        return new BuiltMail(
                from(),
                all("to"),
                all("cc"),
                subject(),
                headers,
                json.path("text").asString(""),
                json.path("html").asString(""),
                files);
    }

    private Optional<HttpAnswer> badAddress() {
        for (var field : List.of("from", "to", "cc", "bcc")) {
            if (all(field).stream().anyMatch(each -> !bare(each).matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
                var message = "Invalid `" + field + "` field. The email address needs to follow the"
                        + " `email@example.com` or `Name <email@example.com>` format.";
                return Optional.of(ResendErrors.say(422, "validation_error", message));
            }
        }
        return recipients().size() > RECIPIENTS_MAX
                ? Optional.of(ResendErrors.say(422, "validation_error", "The `to` field has more than 50 addresses."))
                : Optional.empty();
    }

    private Optional<HttpAnswer> badTag() {
        boolean good =
                tags().entrySet().stream().allMatch(tag -> (tag.getKey() + tag.getValue()).matches("[A-Za-z0-9_-]+"));
        return good
                ? Optional.empty()
                : Optional.of(ResendErrors.say(
                        422,
                        "validation_error",
                        "Tags should only contain ASCII letters, numbers, underscores, or dashes."));
    }

    private Optional<HttpAnswer> unverified() {
        return bare(from()).endsWith("@" + UNVERIFIED)
                ? Optional.of(
                        ResendErrors.say(
                                403,
                                "validation_error",
                                "The " + UNVERIFIED
                                        + " domain is not verified. Please, add and verify your domain on https://resend.com/domains"))
                : Optional.empty();
    }

    private static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        return open < 0 ? mailbox : mailbox.substring(open + 1, Math.max(open + 1, mailbox.length() - 1));
    }
}
