package dev.everpost.sandbox.sparkpost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a transmission holds: raw content as Everpost sends it, or fields as SparkPost's own library does. */
record SparkPostMail(JsonNode json) {

    static final String ID_METADATUM = "everpost_id";

    private static final Pattern FROM = Pattern.compile("(?im)^from:[^\\r\\n]*?([^\\s<>\",:]+@[^\\s<>\",]+)");

    String ourId() {
        return json.path("metadata").path(ID_METADATUM).asString("");
    }

    boolean isRaw() {
        return json.path("content").path("email_rfc822").isString();
    }

    /** Empty when there is none. */
    String sender() {
        var content = json.path("content");
        if (isRaw()) {
            var found = FROM.matcher(content.path("email_rfc822").asString());
            return found.find() ? found.group(1) : "";
        }
        var from = content.path("from");
        return from.isObject() ? from.path("email").asString("") : from.asString("");
    }

    /** "" for a recipient without an address. */
    List<String> recipients() {
        var found = new ArrayList<String>();
        for (var recipient : json.path("recipients")) {
            var address = recipient.path("address");
            found.add(address.isObject() ? address.path("email").asString("") : address.asString(""));
        }
        return found;
    }

    byte[] content() {
        var content = json.path("content");
        var text = isRaw()
                ? content.path("email_rfc822").asString()
                : "X-Everpost-Id: " + ourId() + "\r\nFrom: " + sender() + "\r\nSubject: "
                        + content.path("subject").asString("") + "\r\n\r\n"
                        + content.path("text").asString("")
                        + content.path("html").asString("");
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
