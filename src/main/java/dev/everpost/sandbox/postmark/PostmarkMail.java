package dev.everpost.sandbox.postmark;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a request to send holds, and the message that recipients would get of it. */
record PostmarkMail(JsonNode json) {

    static final String ID_METADATUM = "everpost-id";

    private static final Pattern ADDRESS = Pattern.compile("<([^<>]+)>|([^\\s,<>\"]+@[^\\s,<>\"]+)");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    String ourId() {
        return json.path("Metadata").path(ID_METADATUM).asString("");
    }

    String sender() {
        var from = addresses("From");
        return from.isEmpty() ? "" : from.getFirst();
    }

    String stream() {
        return json.path("MessageStream").asString("outbound");
    }

    List<String> recipients() {
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(field -> addresses(field).stream())
                .toList();
    }

    /** Our own fields first, so that judges find them. */
    byte[] content() {
        var ours = new StringBuilder();
        var others = new StringBuilder();
        for (var header : json.path("Headers")) {
            var name = header.path("Name").asString("");
            boolean our = name.toLowerCase(Locale.ROOT).startsWith("x-everpost-");
            line(our ? ours : others, name, header.path("Value").asString(""));
        }
        for (var field : List.of("From", "To", "Cc", "Subject")) {
            if (json.hasNonNull(field)) {
                line(others, field, json.path(field).asString(""));
            }
        }
        return (ours.append(others) + "\r\n" + body()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String body() {
        var body = new StringBuilder();
        for (var part : List.of("TextBody", "HtmlBody")) {
            if (json.hasNonNull(part)) {
                body.append(json.path(part).asString()).append("\r\n");
            }
        }
        for (var file : json.path("Attachments")) {
            body.append("[").append(file.path("Name").asString("")).append(", ");
            body.append(Base64.getDecoder().decode(file.path("Content").asString("")).length);
            body.append(" bytes]\r\n");
        }
        return body.toString();
    }

    private List<String> addresses(String field) {
        var text = QUOTED.matcher(json.path(field).asString("")).replaceAll("");
        var found = new ArrayList<String>();
        ADDRESS.matcher(text).results().forEach(hit -> found.add(hit.group(1) == null ? hit.group(2) : hit.group(1)));
        return found;
    }

    private static void line(StringBuilder header, String name, String value) {
        header.append(name).append(": ").append(value).append("\r\n");
    }
}
