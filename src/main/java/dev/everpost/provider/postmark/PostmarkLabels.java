package dev.everpost.provider.postmark;

import dev.everpost.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What travels beside a message and comes back in reports: our id and class, and of the submitter's tags and metadata what Postmark
 * has room for; the rest stays here.
 *
 * <p>Source: "Custom metadata FAQ" of Postmark's support pages: ten fields, names of 20 characters, values of 80; one tag.
 */
final class PostmarkLabels {

    static final String ID = "everpost-id";
    static final int FIELDS_MAX = 10;
    static final int NAME_CHARS_MAX = 20;
    static final int VALUE_CHARS_MAX = 80;
    static final int TAG_CHARS_MAX = 1000;

    private static final String CLASS = "everpost-class";

    private PostmarkLabels() {}

    static void put(Message message, ObjectNode body) {
        var tags = new TreeMap<>(message.tags());
        if (!tags.isEmpty() && tags.firstEntry().getValue().length() <= TAG_CHARS_MAX) {
            body.put("Tag", tags.firstEntry().getValue());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ID, message.id().toString());
        fields.put(CLASS, message.messageClass().label());
        tags.forEach((name, value) -> add(fields, name, value));
        new TreeMap<>(message.metadata()).forEach((name, value) -> add(fields, name, value));
        var metadata = body.putObject("Metadata");
        fields.forEach(metadata::put);
    }

    private static void add(Map<String, String> fields, String name, String value) {
        boolean fits = name.length() <= NAME_CHARS_MAX && value.length() <= VALUE_CHARS_MAX;
        if (fits && fields.size() < FIELDS_MAX) {
            fields.putIfAbsent(name, value);
        }
    }
}
