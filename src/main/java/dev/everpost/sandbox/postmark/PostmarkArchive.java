package dev.everpost.sandbox.postmark;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken lately, to be searched by metadata as {@code GET /messages/outbound} does. Thread-safe. */
final class PostmarkArchive {

    /** Older ones are forgotten. */
    private static final int KEPT_MAX = 10_000;

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(String ourId, String stream, List<String> recipients) {}

    synchronized void keep(String id, PostmarkMail mail, List<String> recipients) {
        kept.put(id, new Kept(mail.ourId(), mail.stream(), recipients));
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** What never got further than the socket has no history, and is not found. */
    synchronized HttpAnswer search(Map<String, String> query, Counter counter) {
        var ourId = query.getOrDefault("metadata_" + PostmarkMail.ID_METADATUM, "");
        var stream = query.getOrDefault("messagestream", "outbound");
        var found = kept.entrySet().stream()
                .filter(each -> each.getValue().ourId().equals(ourId))
                .filter(each -> each.getValue().stream().equals(stream))
                .filter(each -> !counter.history(each.getKey()).isEmpty())
                .map(each -> Map.of(
                        "MessageID",
                        each.getKey(),
                        "Recipients",
                        each.getValue().recipients(),
                        "Status",
                        "Sent",
                        "MessageStream",
                        stream,
                        "Metadata",
                        Map.of(PostmarkMail.ID_METADATUM, ourId)))
                .toList();
        return HttpAnswer.json(200, Map.of("TotalCount", found.size(), "Messages", found));
    }
}
