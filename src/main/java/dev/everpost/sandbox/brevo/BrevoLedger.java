package dev.everpost.sandbox.brevo;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Happening;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a simulated Brevo remembers: the keys of the last half hour, and which message went by which tag. Thread-safe. */
final class BrevoLedger {

    private static final Duration KEY_TTL = Duration.ofMinutes(30);

    private final Map<String, Instant> keys = new ConcurrentHashMap<>();
    private final Map<String, List<Taken>> byTag = new ConcurrentHashMap<>();

    /** A message that was taken. */
    record Taken(String id, List<String> recipients, List<String> tags, Instant at) {}

    /** False when the key was used a short time ago. */
    boolean isNew(String key, Instant now) {
        keys.values().removeIf(used -> used.plus(KEY_TTL).isBefore(now));
        return key.isEmpty() || keys.putIfAbsent(key, now) == null;
    }

    void note(Taken taken) {
        taken.tags()
                .forEach(tag -> byTag.computeIfAbsent(tag, _ -> new CopyOnWriteArrayList<>())
                        .add(taken));
    }

    /** The event log, filtered by the first of the tags that are asked for. */
    HttpAnswer events(String query, Counter counter) {
        var decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
        var tag = decoded.replaceFirst("(?s).*tags=\\[\"([^\"]*)\".*", "$1");
        var events = new ArrayList<Map<String, Object>>();
        for (var taken : byTag.getOrDefault(tag, List.of())) {
            taken.recipients().forEach(to -> events.add(event(taken, to, "requests", taken.at())));
            counter.history(taken.id())
                    .forEach(each -> events.add(event(taken, each.recipient(), word(each), each.at())));
        }
        return HttpAnswer.json(200, events.isEmpty() ? Map.of() : Map.of("events", events));
    }

    private static String word(Happening happening) {
        return switch (happening.kind()) {
            case DELIVERED -> "delivered";
            case BOUNCED -> "hardBounces";
            case COMPLAINED -> "spam";
            case SUPPRESSED -> "blocked";
        };
    }

    private static Map<String, Object> event(Taken taken, String recipient, String word, Instant at) {
        var event = new LinkedHashMap<String, Object>();
        event.put("email", recipient);
        event.put("date", at.toString());
        event.put("messageId", taken.id());
        event.put("event", word);
        event.put("tag", "[\"" + String.join("\",\"", taken.tags()) + "\"]");
        return event;
    }
}
