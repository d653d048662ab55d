package dev.everpost.edge.hooks;

import dev.everpost.store.Postbox.Kept;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A kept report as JSON. All of its text is the teller's: escape it wherever it is shown. */
final class EvidenceView {

    private EvidenceView() {}

    static Map<String, Object> whole(Kept kept) {
        var members = row(kept);
        members.put("details", kept.tiding().details());
        members.put("raw", kept.tiding().raw());
        return members;
    }

    static Map<String, Object> row(Kept kept) {
        var tiding = kept.tiding();
        var members = new LinkedHashMap<String, Object>();
        members.put("number", kept.number());
        members.put("href", "/api/v1/evidence/" + kept.number());
        members.put(
                "provider",
                tiding.provider() == null ? "(mail)" : tiding.provider().value());
        members.put("event_id", tiding.eventId());
        members.put("report", tiding.report().name().toLowerCase(Locale.ROOT));
        members.put("event", tiding.event());
        put(members, "message", kept.message());
        put(members, "our_id", tiding.ourId());
        put(members, "provider_id", tiding.providerId());
        put(members, "recipient", tiding.recipient());
        members.put("happened_at", tiding.happenedAt());
        members.put("arrived_at", kept.arrivedAt());
        put(members, "next_look_at", kept.due());
        put(members, "why", kept.why());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof dev.everpost.message.MessageId id ? id.toString() : value);
        }
    }
}
