package dev.everpost.sandbox.resend;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a team sent, newest first, for List Sent Emails and Retrieve Sent Email. Thread-safe. */
final class ResendSent {

    private static final int KEPT_MAX = 10_000;
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final List<One> newestFirst = new ArrayList<>();

    /** One that was taken. */
    record One(String id, ResendMail mail, Instant at) {}

    synchronized void add(One one) {
        newestFirst.addFirst(one);
        if (newestFirst.size() > KEPT_MAX) {
            newestFirst.removeLast();
        }
    }

    synchronized Optional<One> find(String id) {
        return newestFirst.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** A page after an id, or from the newest when it is "". */
    synchronized HttpAnswer page(int limit, String after, Counter counter) {
        int from = 0;
        for (int i = 0; i < newestFirst.size() && !after.isEmpty(); i++) {
            from = newestFirst.get(i).id().equals(after) ? i + 1 : from;
        }
        int to = Math.min(newestFirst.size(), from + limit);
        var body = new LinkedHashMap<String, Object>();
        body.put("object", "list");
        body.put("has_more", to < newestFirst.size());
        body.put(
                "data",
                newestFirst.subList(from, to).stream()
                        .map(each -> fields(each, counter))
                        .toList());
        return HttpAnswer.json(200, body);
    }

    static HttpAnswer whole(One one, Counter counter) {
        var fields = fields(one, counter);
        fields.put("object", "email");
        fields.put("html", one.mail().json().path("html").asString(null));
        fields.put("text", one.mail().json().path("text").asString(null));
        fields.put(
                "tags",
                one.mail().tags().entrySet().stream()
                        .map(tag -> Map.of("name", tag.getKey(), "value", tag.getValue()))
                        .toList());
        return HttpAnswer.json(200, fields);
    }

    private static Map<String, Object> fields(One one, Counter counter) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", one.id());
        fields.put("message_id", "<" + one.id() + "@simulated.resend.example>");
        fields.put("to", one.mail().all("to"));
        fields.put("from", one.mail().from());
        fields.put("created_at", AT.format(one.at()));
        fields.put("subject", one.mail().subject());
        fields.put("bcc", one.mail().all("bcc"));
        fields.put("cc", one.mail().all("cc"));
        fields.put("reply_to", one.mail().all("reply_to"));
        fields.put("last_event", lastEvent(one.id(), counter));
        fields.put("scheduled_at", null);
        return fields;
    }

    private static String lastEvent(String id, Counter counter) {
        var history = counter.history(id);
        return history.isEmpty() ? "sent" : word(history.getLast().kind());
    }

    /** The last part of the event's name. */
    static String word(Kind kind) {
        return switch (kind) {
            case DELIVERED -> "delivered";
            case BOUNCED -> "bounced";
            case COMPLAINED -> "complained";
            case SUPPRESSED -> "suppressed";
        };
    }
}
