package dev.everpost.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * An event as JSON, in the shape of Standard Webhooks or of CloudEvents 1.0 (structured mode), at most {@value #BYTES_MAX} bytes:
 * of a larger one metadata, then tags, then named recipients are left out, and {@code truncated} names them. Thread-safe.
 */
public final class EventText {

    /** No event is longer in UTF-8. Standard Webhooks advises so. */
    public static final int BYTES_MAX = 20 * 1024;

    /** What every CloudEvent begins with. */
    private static final String CLOUD_START = "{\"specversion\":";

    private static final List<String> EXPENDABLE =
            List.of("metadata", "tags", "told", "adaptations", "recipients", "reason", "link", "agent");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule("times").addSerializer(Instant.class, new Times()))
            .build();

    private final String source;

    /** @param hostname of the gateway, the source of its CloudEvents */
    public EventText(String hostname) {
        this.source = "//" + hostname + "/everpost";
    }

    /** The event in a format. */
    public String of(Event event, EventFormat format) {
        return JSON.writeValueAsString(bounded(event, format, event.data(), new ArrayList<>()));
    }

    /** The members of the event in the standard format, bounded as its text is. */
    public Map<String, Object> members(Event event) {
        return bounded(event, EventFormat.STANDARD, event.data(), new ArrayList<>());
    }

    /** The media type of a text that this class wrote. */
    public static String mediaType(String text) {
        return text.startsWith(CLOUD_START) ? "application/cloudevents+json" : "application/json";
    }

    private Map<String, Object> bounded(Event event, EventFormat format, Map<String, Object> data, List<String> left) {
        var members = switch (format) {
            case STANDARD -> standard(event, data);
            case CLOUDEVENTS -> cloud(event, data);
        };
        var next = EXPENDABLE.stream().filter(data::containsKey).findFirst();
        if (next.isEmpty() || JSON.writeValueAsBytes(members).length <= BYTES_MAX) {
            return members;
        }
        left.add(next.get());
        var less = new LinkedHashMap<>(data);
        less.remove(next.get());
        less.put("truncated", List.copyOf(left));
        return bounded(event, format, less, left);
    }

    private static Map<String, Object> standard(Event event, Map<String, Object> data) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", event.type().label());
        members.put("timestamp", event.at());
        members.put("data", data);
        return members;
    }

    private Map<String, Object> cloud(Event event, Map<String, Object> data) {
        var members = new LinkedHashMap<String, Object>();
        members.put("specversion", "1.0");
        members.put("id", event.id());
        members.put("source", source);
        members.put("type", "dev.everpost." + event.type().label());
        members.put("subject", event.subject());
        members.put("time", event.at());
        members.put("datacontenttype", "application/json");
        members.put("data", data);
        return members;
    }

    private static final class Times extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(MILLIS.format(value));
        }
    }
}
