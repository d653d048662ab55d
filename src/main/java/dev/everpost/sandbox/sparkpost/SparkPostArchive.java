package dev.everpost.sandbox.sparkpost;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Happening;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken lately, to be searched by recipient as {@code GET /api/v1/events/message} does. Thread-safe. */
final class SparkPostArchive {

    /** Older ones are forgotten. */
    private static final int KEPT_MAX = 10_000;

    private final Map<String, String> ourIds = new LinkedHashMap<>();

    synchronized void keep(String id, String ourId) {
        ourIds.put(id, ourId);
        if (ourIds.size() > KEPT_MAX) {
            ourIds.remove(ourIds.keySet().iterator().next());
        }
    }

    synchronized HttpAnswer search(Map<String, String> query, Counter counter) {
        var recipients = Arrays.asList(query.getOrDefault("recipients", "").split(","));
        var found = ourIds.keySet().stream()
                .flatMap(id -> counter.history(id).stream())
                .filter(happening -> recipients.contains(happening.recipient().toLowerCase(java.util.Locale.ROOT)))
                .map(SparkPostArchive::event)
                .toList();
        return HttpAnswer.json(200, Map.of("total_count", found.size(), "links", Map.of(), "results", found));
    }

    private static Map<String, Object> event(Happening happening) {
        return Map.of(
                "type",
                "injection",
                "rcpt_to",
                happening.recipient(),
                "transmission_id",
                happening.id(),
                "timestamp",
                happening.at().toString(),
                "rcpt_meta",
                Map.of(SparkPostMail.ID_METADATUM, happening.ourId()),
                "rcpt_tags",
                List.of());
    }
}
