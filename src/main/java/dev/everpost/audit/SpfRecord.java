package dev.everpost.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of who may send for a domain (RFC 7208 section 4.6), as far as it matters for whom it includes.
 *
 * @param includes domains of {@code include:}, in lower case
 * @param lookups terms that cost a look-up: include, a, mx, ptr, exists, and redirect where it counts
 * @param redirect where to read on when nothing matched; null for nowhere
 */
record SpfRecord(
        List<String> includes, int lookups, @Nullable String redirect) {

    private static final int TEXT_MAX = 8_192;

    SpfRecord {
        includes = List.copyOf(includes);
    }

    /** Whether a text means to be such a record (section 4.5). */
    static boolean isMeant(String text) {
        return text.regionMatches(true, 0, "v=spf1", 0, 6) && (text.length() == 6 || text.charAt(6) == ' ');
    }

    /** Empty when a receiver would find a permanent error in it. */
    static Optional<SpfRecord> read(String text) {
        if (!isMeant(text) || text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        var includes = new ArrayList<String>();
        int lookups = 0;
        boolean all = false;
        String redirect = null;
        for (var term : text.substring(6).strip().split(" +")) {
            var word = term.toLowerCase(Locale.ROOT);
            if (word.matches("[a-z][a-z0-9_.-]*=.*")) {
                if (word.startsWith("redirect=")) {
                    if (redirect != null) {
                        return Optional.empty();
                    }
                    redirect = word.substring("redirect=".length());
                }
                continue;
            }
            var mechanism = word.replaceFirst("^[+?~-]", "");
            if (!isMechanism(mechanism) && !mechanism.isEmpty()) {
                return Optional.empty();
            }
            all |= mechanism.equals("all");
            lookups += mechanism.matches("(include|a|mx|ptr|exists)([:/].*)?") ? 1 : 0;
            if (mechanism.startsWith("include:")) {
                includes.add(mechanism.substring("include:".length()).replaceFirst("\\.$", ""));
            }
        }
        var follows = all ? null : redirect;
        return Optional.of(new SpfRecord(includes, lookups + (follows == null ? 0 : 1), follows));
    }

    private static boolean isMechanism(String mechanism) {
        return mechanism.matches(
                "all|include:\\S+|(a|mx)(:[^\\s/]+)?(/\\d{1,2})?(//\\d{1,3})?|ptr(:\\S+)?|ip4:[0-9.]+(/\\d{1,2})?"
                        + "|ip6:[0-9a-f:.]+(/\\d{1,3})?|exists:\\S+");
    }
}
