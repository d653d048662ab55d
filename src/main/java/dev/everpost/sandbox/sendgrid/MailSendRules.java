package dev.everpost.sandbox.sendgrid;

import dev.everpost.sandbox.HttpAnswer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Mail Send refuses, in its words and with the field that it names. Source: the page of Mail Send errors. */
record MailSendRules(JsonNode json) {

    private static final Set<String> RESERVED = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    /** The first thing that is wrong; null when nothing is. */
    @Nullable
    HttpAnswer complaint() {
        if (!json.isObject()) {
            return say("Bad Request", null);
        }
        var recipients = recipients();
        if (recipients != null) {
            return recipients;
        }
        var from = json.at("/from/email").asString("");
        if (!isAddress(from)) {
            return say("The from email does not contain a valid address.", "from.email");
        }
        if (!from.toLowerCase(Locale.ROOT).endsWith("@" + SendGridPersonality.VERIFIED_DOMAIN)) {
            return SendGridPersonality.error(
                    403,
                    "The from address does not match a verified Sender Identity. Mail cannot be sent until this error"
                            + " is resolved.",
                    "from");
        }
        if (json.path("subject").asString("").isEmpty()) {
            return say(
                    "The subject is required. You can get around this requirement if you use a template with a"
                            + " subject defined or if every personalization has a subject defined.",
                    "subject");
        }
        var content = content();
        return content == null ? headers() : content;
    }

    private @Nullable HttpAnswer recipients() {
        var personalizations = json.path("personalizations");
        if (personalizations.isEmpty()) {
            return say(
                    "The personalizations field is required and must have at least one personalization.",
                    "personalizations");
        }
        for (int i = 0; i < personalizations.size(); i++) {
            var seen = new HashSet<String>();
            if (personalizations.get(i).path("to").isEmpty()) {
                return say(
                        "The to array is required for all personalization objects, and must have at least one email"
                                + " object with a valid email address.",
                        "personalizations." + i + ".to");
            }
            for (var kind : new String[] {"to", "cc", "bcc"}) {
                var wrong = addresses(personalizations.get(i).path(kind), "personalizations." + i, kind, seen);
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    private static @Nullable HttpAnswer addresses(JsonNode all, String where, String kind, Set<String> seen) {
        for (int i = 0; i < all.size(); i++) {
            var email = all.get(i).path("email").asString("");
            if (!isAddress(email)) {
                return say("Does not contain a valid address.", where + "." + kind + "." + i + ".email");
            }
            if (!seen.add(email.toLowerCase(Locale.ROOT))) {
                return say(
                        "Each email address in the personalization block should be unique between to, cc, and bcc. We"
                                + " found the first duplicate instance of [" + email + "] in the " + where + "." + kind
                                + " field.",
                        where);
            }
        }
        return null;
    }

    private @Nullable HttpAnswer content() {
        var content = json.path("content");
        if (content.isEmpty()) {
            return say(
                    "Unless a valid template_id is provided, the content parameter is required. There must be at least"
                            + " one defined content block.",
                    "content");
        }
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i).path("value").asString("").isEmpty()) {
                return say(
                        "The content value must be a string at least one character in length.",
                        "content." + i + ".value");
            }
            if (i > 0 && content.get(i).path("type").asString("").equals("text/plain")) {
                return say(
                        "If present, text/plain and text/html may only be provided once, text/plain first.", "content");
            }
        }
        for (var file : json.path("attachments")) {
            if (file.path("type").asString("").contains(";")) {
                return say("The attachment type cannot contain ‘;’, or CRLF characters.", "attachments.0.type");
            }
        }
        return null;
    }

    private @Nullable HttpAnswer headers() {
        for (var header : json.path("headers").properties()) {
            if (RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                return say("Header cannot be one of the reserved keys.", "headers");
            }
            if (!header.getValue().isString() || !header.getValue().asString("").matches("\\p{ASCII}*")) {
                return say("All values of the headers object must be strings.", "headers");
            }
        }
        for (var argument : json.path("custom_args")) {
            if (!argument.isString()) {
                return say("All values of custom arguments object must be strings.", "custom_args");
            }
        }
        return null;
    }

    private static boolean isAddress(String text) {
        return text.matches("[\\x21-\\x7E&&[^@]]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?")
                && !text.contains("..");
    }

    private static HttpAnswer say(String message, @Nullable String field) {
        return SendGridPersonality.error(400, message, field);
    }
}
