package dev.everpost.provider.hook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one posted event, none of which is trusted to be there or to be of its kind. Immutable view; never throws. */
public record Fields(JsonNode json) {

    /** Longer details are cut. */
    public static final int DETAIL_CHARS_MAX = 1000;

    /** A text or number as text; null when it is absent, empty or of another kind. */
    public @Nullable String text(String name) {
        var value = json.path(name);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        var text = value.asString();
        return text.isEmpty() ? null : text;
    }

    /** The object under a name; without fields when there is none. */
    public Fields inner(String name) {
        return new Fields(json.path(name));
    }

    /** Whether each of these is absent, null, or a plain value. */
    public boolean arePlain(String... names) {
        for (var name : names) {
            if (json.path(name).isContainer()) {
                return false;
            }
        }
        return true;
    }

    /** A time as ISO 8601 with an offset, or in seconds since 1970; the other one when it is neither. */
    public Instant time(String name, Instant otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return text.matches("\\d{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    /** Details by our names from the vendor's, pairwise: ours, theirs, ours, theirs; absent ones are left out. */
    public Map<String, String> details(String... pairs) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            var value = text(pairs[i + 1]);
            if (value != null) {
                details.putIfAbsent(pairs[i], cut(value));
            }
        }
        return details;
    }

    private static String cut(String value) {
        return value.length() <= DETAIL_CHARS_MAX ? value : value.substring(0, DETAIL_CHARS_MAX);
    }
}
