package dev.everpost.sandbox.sendgrid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The message that recipients get of one Mail Send call. */
record MailSendText(JsonNode json) {

    private static final String BOUNDARY = "sandbox-boundary";

    String sender() {
        return json.at("/from/email").asString("");
    }

    /** All of them, blind copies too. */
    List<String> recipients() {
        var all = new ArrayList<String>();
        for (var personalization : json.path("personalizations")) {
            for (var kind : new String[] {"to", "cc", "bcc"}) {
                personalization
                        .path(kind)
                        .forEach(each -> all.add(each.path("email").asString("")));
            }
        }
        return all;
    }

    byte[] message(String id) {
        var text = new StringBuilder();
        var headers = json.path("headers");
        headers.properties().stream()
                .filter(each -> each.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("x-everpost-"))
                .forEach(each -> field(text, each.getKey(), each.getValue().asString("")));
        field(text, "From", mailbox(json.path("from")));
        field(text, "To", mailboxes(json.at("/personalizations/0/to")));
        if (json.at("/personalizations/0").has("cc")) {
            field(text, "Cc", mailboxes(json.at("/personalizations/0/cc")));
        }
        field(text, "Subject", json.path("subject").asString(""));
        headers.properties().stream()
                .filter(each ->
                        !each.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("x-everpost-"))
                .forEach(each -> field(text, each.getKey(), each.getValue().asString("")));
        field(text, "X-SG-EID", id);
        field(text, "MIME-Version", "1.0");
        field(text, "Content-Type", "multipart/mixed; boundary=" + BOUNDARY);
        text.append("\r\n");
        json.path("content")
                .forEach(part -> part(
                        text,
                        part.path("type").asString("") + "; charset=utf-8",
                        part.path("value").asString("")));
        json.path("attachments").forEach(file -> file(text, file));
        return text.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void part(StringBuilder text, String type, String value) {
        text.append("--" + BOUNDARY + "\r\n");
        field(text, "Content-Type", type);
        field(text, "Content-Transfer-Encoding", "8bit");
        text.append("\r\n").append(value).append("\r\n");
    }

    private static void file(StringBuilder text, JsonNode file) {
        text.append("--" + BOUNDARY + "\r\n");
        field(text, "Content-Type", file.path("type").asString("application/octet-stream"));
        field(
                text,
                "Content-Disposition",
                file.path("disposition").asString("attachment") + "; filename=\""
                        + file.path("filename").asString("") + "\"");
        if (file.has("content_id")) {
            field(text, "Content-ID", "<" + file.path("content_id").asString("") + ">");
        }
        field(text, "Content-Transfer-Encoding", "base64");
        var bytes = Base64.getMimeDecoder().decode(file.path("content").asString(""));
        text.append("\r\n")
                .append(Base64.getMimeEncoder().encodeToString(bytes))
                .append("\r\n");
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static String mailboxes(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(MailSendText::mailbox)
                .collect(Collectors.joining(", "));
    }

    private static String mailbox(JsonNode one) {
        var email = one.path("email").asString("");
        return one.has("name") ? "\"" + one.path("name").asString("") + "\" <" + email + ">" : email;
    }
}
