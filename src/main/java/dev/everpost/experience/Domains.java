package dev.everpost.experience;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of one provider's mail, by domain: the largest have a series of their own, the rest share one. Thread-safe.
 *
 * <p>Who comes late and is large takes the place of the smallest; what the smallest had is forgotten. What counts is volume of
 * late: it is halved each time a thousand others have asked for a place.
 */
final class Domains {

    /** Domains of a provider that are told apart. */
    static final int TOLD_APART = 100;
    /** Names waited for at a time, to see whether one is large; beyond it all start again. */
    static final int CONTENDERS_MAX = 1_000;
    /** Who has as many looks whether it is larger than the smallest, and again at each further so many. */
    private static final int LOOK = 16;

    private final Map<String, Series> own = new ConcurrentHashMap<>();
    private final Series rest = new Series();
    // Guarded by this.
    private final Map<String, Integer> contenders = new HashMap<>();

    /** Where to count for a domain. */
    Series of(String domain) {
        var series = own.get(domain);
        return series == null ? admit(domain) : series;
    }

    /** The series of a domain, or of the rest when it has none of its own. */
    Series find(String domain) {
        var series = own.get(domain);
        return series == null ? rest : series;
    }

    /** Whether it is told apart. */
    boolean has(String domain) {
        return own.containsKey(domain);
    }

    Map<String, Series> toldApart() {
        return own;
    }

    Series rest() {
        return rest;
    }

    private synchronized Series admit(String domain) {
        if (own.size() < TOLD_APART) {
            return own.computeIfAbsent(domain, _ -> new Series());
        }
        if (contenders.size() >= CONTENDERS_MAX) {
            contenders.clear();
            own.values().forEach(Series::fade);
        }
        int count = contenders.merge(domain, 1, Integer::sum);
        var smaller = count % LOOK == 0 ? smallerThan(count) : null;
        if (smaller == null) {
            return rest;
        }
        own.remove(smaller);
        contenders.remove(domain);
        return own.computeIfAbsent(domain, _ -> new Series());
    }

    private @Nullable String smallerThan(int count) {
        return own.entrySet().stream()
                .filter(entry -> entry.getValue().total() < count)
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(Series::total)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
