package dev.everpost.replay;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What reached the recipients, and what did not: the outside judge's view. For one running thread at a time. */
final class Arrivals {

    private final Map<Integer, List<Arrival>> byLetter = new HashMap<>();
    private final Set<Integer> bounced = new HashSet<>();

    /** A copy that a recipient got. */
    record Arrival(ProviderName by, Duration at) {}

    void arrived(Letter letter, ProviderName by, Duration at) {
        byLetter.computeIfAbsent(letter.number(), _ -> new ArrayList<>()).add(new Arrival(by, at));
    }

    /** Its receiver refused it after a provider had taken it. */
    void bounced(Letter letter) {
        bounced.add(letter.number());
    }

    Optional<Arrival> first(Letter letter) {
        return Optional.ofNullable(byLetter.get(letter.number())).map(List::getFirst);
    }

    int copies(Letter letter) {
        return byLetter.getOrDefault(letter.number(), List.of()).size();
    }

    boolean hasBounced(Letter letter) {
        return bounced.contains(letter.number());
    }
}
