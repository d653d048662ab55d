package dev.everpost.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code tag=value; tag=value} lists of DKIM and DMARC records (RFC 6376 section 3.2). Hostile text in, plain values out. */
final class TagList {

    private static final int TEXT_MAX = 8_192;

    private TagList() {}

    /** The tags in order, names in lower case; empty when it is no such list or a tag stands twice. */
    static Optional<Map<String, String>> read(String text) {
        var tags = new LinkedHashMap<String, String>();
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        for (var part : text.split(";", -1)) {
            var spec = part.strip();
            int equals = spec.indexOf('=');
            if (spec.isEmpty()) {
                continue;
            }
            var name = equals < 0 ? "" : spec.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (!name.matches("[a-z][a-z0-9_]*")
                    || tags.put(name, spec.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(tags);
    }
}
