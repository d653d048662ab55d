package dev.everpost.store.sqlite;

import dev.everpost.message.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message's tags and metadata in one column; most messages have neither and store null. */
record Labels(Map<String, String> tags, Map<String, String> metadata) {

    private static final Labels NONE = new Labels(Map.of(), Map.of());

    static @Nullable String write(Message message) {
        return message.tags().isEmpty() && message.metadata().isEmpty()
                ? null
                : new JsonText()
                        .put("tags", message.tags())
                        .put("metadata", message.metadata())
                        .end();
    }

    static Labels read(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        var json = JsonMapper.shared().readTree(text);
        return new Labels(strings(json.path("tags")), strings(json.path("metadata")));
    }

    private static Map<String, String> strings(JsonNode json) {
        var strings = new HashMap<String, String>();
        json.forEachEntry((name, value) -> strings.put(name, value.asString()));
        return strings;
    }
}
