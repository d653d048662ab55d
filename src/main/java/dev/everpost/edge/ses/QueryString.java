package dev.everpost.edge.ses;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string, percent-decoded; a name may have several values. */
record QueryString(Map<String, List<String>> parameters) {

    /** Reads a raw query; what is broken counts as absent. */
    static QueryString of(String raw) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryString(parameters);
    }

    @Nullable
    String first(String name) {
        var values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return "";
        }
    }
}
