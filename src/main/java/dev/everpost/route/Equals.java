package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who is as good as the best, so that load may decide between them. Who is among them stays until a third worse, who is not comes in
 * when within a tenth: so mail does not flap between two that are nearly equal. Thread-safe.
 */
final class Equals {

    static final double JOINS_WITHIN = 1.10;
    static final double STAYS_WITHIN = 1.35;
    /** Harms as small as this do not tell providers apart. */
    private static final double NOTHING = 1e-9;
    /** Receivers remembered at a time; beyond it all are judged anew. */
    private static final int REMEMBERED_MAX = 4_096;

    private final Map<Case, Set<ProviderName>> members = new ConcurrentHashMap<>();

    private record Case(MessageClass messageClass, String receiver) {}

    /** How many of the offers, sorted by what they weigh, are equals; never less than one when there is one. */
    List<Weighed> of(MessageClass messageClass, String receiver, List<Weighed> sorted) {
        if (messageClass == MessageClass.BULK) {
            // what it weighs is drawn anew each time, which mixes by itself
            return within(sorted, Set.of());
        }
        var place = new Case(messageClass, receiver);
        var before = members.getOrDefault(place, Set.of());
        var equals = within(sorted, before);
        var now = equals.stream().map(Weighed::provider).collect(Collectors.toUnmodifiableSet());
        if (!now.equals(before)) {
            remember(place, now);
        }
        return equals;
    }

    private void remember(Case place, Set<ProviderName> now) {
        if (members.size() >= REMEMBERED_MAX) {
            members.clear();
        }
        members.put(place, now);
    }

    private static List<Weighed> within(List<Weighed> sorted, Set<ProviderName> before) {
        double best = sorted.getFirst().weight() + NOTHING;
        return sorted.stream()
                .filter(offer ->
                        offer.weight() <= best * (before.contains(offer.provider()) ? STAYS_WITHIN : JOINS_WITHIN))
                .toList();
    }
}
