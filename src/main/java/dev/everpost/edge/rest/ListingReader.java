package dev.everpost.edge.rest;

import dev.everpost.store.Suppressions.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an address is listed with. */
record ListingReader(Fields fields) {

    /** The reason; manual when none is given. */
    Reason reason() {
        var text = fields.text("reason");
        var found = text == null
                ? Optional.of(Reason.MANUAL)
                : Arrays.stream(Reason.values())
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst();
        if (found.isEmpty()) {
            fields.complain("reason", "must be one of bounce, complaint, unsubscribe, manual");
        }
        return found.orElse(Reason.MANUAL);
    }

    /** Who listed it, in words; null when it is not said. */
    @Nullable
    String source() {
        var text = fields.text("source");
        if (text != null && text.length() > Commanded.TEXT_LENGTH_MAX) {
            fields.complain("source", "is longer than " + Commanded.TEXT_LENGTH_MAX + " characters; shorten it");
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A time; null when it is not given. */
    @Nullable
    Instant time(String name) {
        var text = fields.text(name);
        var time = text == null ? Optional.<Instant>empty() : Spans.time(text);
        if (text != null && time.isEmpty()) {
            fields.complain(name, "'" + text + "' " + Query.TIME_HINT);
        }
        return time.orElse(null);
    }
}
