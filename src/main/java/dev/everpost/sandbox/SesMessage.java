package dev.everpost.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a SendEmail request with raw content carries. */
@SuppressWarnings("ArrayRecordComponent") // carried once from the request to the mailroom, never compared
record SesMessage(String sender, List<String> recipients, byte[] content, Map<String, String> tags) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS = List.of("ToAddresses", "CcAddresses", "BccAddresses");

    /** Reads a request body; empty when it is not SendEmail with Content.Raw and recipients. */
    static Optional<SesMessage> read(byte[] body) {
        try {
            var root = JSON.readTree(body);
            var data = root.path("Content").path("Raw").path("Data");
            var recipients = recipients(root.path("Destination"));
            return data.isString() && !recipients.isEmpty()
                    ? Optional.of(new SesMessage(
                            root.path("FromEmailAddress").asString(""), recipients, data.binaryValue(), tags(root)))
                    : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tags(JsonNode root) {
        var tags = new LinkedHashMap<String, String>();
        root.path("EmailTags")
                .forEach(tag -> tags.put(
                        tag.path("Name").asString(""), tag.path("Value").asString("")));
        return tags;
    }

    private static List<String> recipients(JsonNode destination) {
        var recipients = new ArrayList<String>();
        for (var field : FIELDS) {
            destination.path(field).forEach(address -> recipients.add(address.asString()));
        }
        return recipients;
    }
}
