package dev.everpost.edge.ses;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with names in braces for the parts that vary; each of these is one segment. A slash at the end means nothing. */
record PathPattern(List<String> segments) {

    static PathPattern of(String text) {
        return new PathPattern(segments(text));
    }

    /** The segments of a raw path. */
    static List<String> segments(String path) {
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Arrays.asList(trimmed.split("/", -1));
    }

    /** What stands in the places of the names, percent-decoded once; empty when the path is another one. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var wanted = segments.get(i);
            if (wanted.startsWith("{")) {
                var value = decoded(path.get(i));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(wanted.substring(1, wanted.length() - 1), value);
            } else if (!wanted.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** How much of the path is written out: the more, the nearer it is. */
    int literals() {
        return (int) segments.stream().filter(part -> !part.startsWith("{")).count();
    }

    private static String decoded(String segment) {
        try {
            // A plus is a plus in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return "";
        }
    }
}
