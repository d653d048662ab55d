package dev.everpost.audit;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a domain's SPF record and those that it includes, as a receiver would have to, and looks for a provider's name.
 * Used by one thread, once.
 */
final class SpfWalk {

    /** RFC 7208 section 4.6.4. */
    static final int LOOKUPS_MAX = 10;

    /** The same section: look-ups without an answer. */
    static final int VOIDS_MAX = 2;

    private final Resolver resolver;
    private final Set<String> wanted;
    private final Set<String> seen = new HashSet<>();
    private int lookups;
    private int voids;
    private boolean found;

    /** @param wanted any of these, in lower case, is the provider */
    SpfWalk(Resolver resolver, Set<String> wanted) {
        this.resolver = resolver;
        this.wanted = wanted;
    }

    /** What a domain says. */
    sealed interface Result {
        /** It lets the provider send. */
        record Includes(int lookups) implements Result {}

        /** It has a sound record without the provider. */
        record Lacks(int lookups) implements Result {}

        /** It has no record. */
        record None() implements Result {}

        /** Receivers find a permanent error: as good as no record. */
        record Broken(String why) implements Result {}

        /** The domain name system did not answer. */
        record Unanswered(String why) implements Result {}
    }

    Result of(String domain) {
        var trouble = walk(domain, true);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        return found ? new Result.Includes(lookups) : new Result.Lacks(lookups);
    }

    private Optional<Result> walk(String domain, boolean first) {
        if (!seen.add(domain)) {
            return first ? Optional.empty() : broken(domain + " is included in a circle or twice");
        }
        return switch (resolver.text(domain)) {
            case Answer.Found<String>(var texts, var _) -> {
                var meant = texts.stream().filter(SpfRecord::isMeant).toList();
                yield switch (meant.size()) {
                    case 0 -> nothing(domain, first);
                    case 1 -> follow(domain, meant.getFirst());
                    default -> broken(domain + " has " + meant.size() + " SPF records");
                };
            }
            case Answer.NoSuchName<String> _, Answer.NoData<String> _ -> {
                voids++;
                yield voids > VOIDS_MAX
                        ? broken("more than " + VOIDS_MAX + " look-ups find nothing")
                        : nothing(domain, first);
            }
            case Answer.Failed<String>(var _, var detail) -> Optional.of(new Result.Unanswered(domain + ": " + detail));
        };
    }

    private Optional<Result> follow(String domain, String text) {
        var read = SpfRecord.read(text);
        if (read.isEmpty()) {
            return broken("the SPF record of " + domain + " has a term that is none");
        }
        var record = read.get();
        lookups += record.lookups();
        if (lookups > LOOKUPS_MAX) {
            return broken("it costs more than " + LOOKUPS_MAX + " look-ups");
        }
        for (var include : record.includes()) {
            found |= wanted.contains(include);
            var trouble = isMacro(include) || seen.contains(include) ? Optional.<Result>empty() : walk(include, false);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        var redirect = record.redirect();
        return redirect == null || isMacro(redirect) ? Optional.empty() : walk(redirect, false);
    }

    private static boolean isMacro(String domain) {
        return domain.contains("%");
    }

    /** A domain that is included and has no record is a permanent error (section 5.2). */
    private static Optional<Result> nothing(String domain, boolean first) {
        return first ? Optional.of(new Result.None()) : broken(domain + " is included and has no SPF record");
    }

    private static Optional<Result> broken(String why) {
        return Optional.of(new Result.Broken(why));
    }
}
