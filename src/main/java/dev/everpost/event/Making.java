package dev.everpost.event;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events of one fact of a message in the making. Not thread-safe. */
final class Making {

    /** So many recipients are named where an event is about all of them. */
    static final int NAMED_MAX = 50;

    private final Names names;
    private final Scene scene;
    private final List<Event> events = new ArrayList<>();

    Making(Names names, Scene scene) {
        this.names = names;
        this.scene = scene;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** One event about the message as a whole. */
    void ofMessage(EventType type) {
        var recipients = scene.recipients();
        var data = data();
        data.put(
                "recipients",
                recipients.stream()
                        .limit(NAMED_MAX)
                        .map(one -> one.address().toString())
                        .toList());
        data.put("recipients_total", recipients.size());
        closing(data, Map.of());
        add(type, scene.entry().fact().at(), recipients, data);
    }

    /** An event for every recipient. */
    void all(EventType type, String reason, Map<String, Object> more) {
        each(type, scene.recipients().stream().map(Recipient::index).toList(), reason, more);
    }

    /** An event for each of these recipients. */
    void each(EventType type, List<Integer> recipients, String reason, Map<String, Object> more) {
        var members = new LinkedHashMap<String, Object>();
        members.put("reason", reason);
        members.putAll(more);
        recipients.forEach(index -> one(type, index, scene.entry().fact().at(), members));
    }

    /** An event about one recipient; nothing when the message has no such recipient. */
    void one(EventType type, int index, Instant at, Map<String, Object> members) {
        scene.recipient(index).ifPresent(recipient -> {
            var data = data();
            data.put("recipient", recipient.address().toString());
            closing(data, members);
            add(type, at, List.of(recipient), data);
        });
    }

    private Map<String, Object> data() {
        var message = message();
        var data = new LinkedHashMap<String, Object>();
        data.put("message_id", message.id().toString());
        data.put("submitter", message.submitter());
        data.put("class", message.messageClass().label());
        return data;
    }

    private void closing(Map<String, Object> data, Map<String, Object> members) {
        var message = message();
        data.putAll(members);
        if (!message.tags().isEmpty()) {
            data.put("tags", new TreeMap<>(message.tags()));
        }
        if (!message.metadata().isEmpty()) {
            data.put("metadata", new TreeMap<>(message.metadata()));
        }
        data.put("accepted_at", message.acceptedAt());
        data.put("position", scene.entry().position());
    }

    private void add(EventType type, Instant at, List<Recipient> about, Map<String, Object> data) {
        var cursor = new Cursor(scene.entry().position(), events.size());
        var domains =
                about.stream().map(one -> one.address().domain()).distinct().toList();
        var id = names.of(message().id(), cursor);
        events.add(new Event(id, type, at, cursor, message(), message().id().toString(), domains, data));
    }

    private Message message() {
        return scene.story().message();
    }
}
