package dev.everpost.provider.mailjet;

import dev.everpost.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The message's class and labels as a text that comes back in reports. */
final class MailjetPayload {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LABELS_MAX = 10;
    private static final int LABEL_CHARS_MAX = 100;

    private MailjetPayload() {}

    static String of(Message message) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("class", message.messageClass().label());
        Stream.of(message.tags(), message.metadata())
                .flatMap(each -> each.entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .filter(each -> each.getKey().length() + each.getValue().length() <= LABEL_CHARS_MAX)
                .limit(LABELS_MAX)
                .forEach(each -> labels.putIfAbsent(each.getKey(), each.getValue()));
        return JSON.writeValueAsString(labels);
    }
}
