package dev.everpost.pool;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why mail goes from where it goes, and why it cannot. */
final class Reasons {

    private Reasons() {}

    static Boarding full(List<Berths> full) {
        var until =
                full.stream().map(Berths::until).min(Comparator.naturalOrder()).orElseThrow();
        return new Boarding.Full(until, words(full));
    }

    static String why(@Nullable Berths berths, List<Berths> full) {
        var from = berths == null ? "" : "from pool " + berths.pool().name();
        return full.isEmpty() ? from : from + ", for " + words(full);
    }

    private static String words(List<Berths> full) {
        return full.stream()
                .map(berths -> (berths.pool().name().isEmpty()
                                ? "the account"
                                : "pool " + berths.pool().name()) + " has no room (" + berths.words() + ")")
                .collect(Collectors.joining(", "));
    }
}
