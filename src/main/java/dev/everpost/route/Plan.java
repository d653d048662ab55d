package dev.everpost.route;

import java.util.List;
import java.util.stream.Collectors;

/** Who should be asked to carry a message, in order; empty candidates mean that nobody can carry it. */
public record Plan(RouteRule rule, List<Candidate> candidates, List<PassedOver> passedOver) {

    public Plan {
        // No copy when they are immutable already, which they are on the hot path.
        candidates = List.copyOf(candidates);
        passedOver = List.copyOf(passedOver);
    }

    /** Why each provider that cannot carry it cannot, in words for people. */
    public String obstacles() {
        return passedOver.stream()
                .map(passed -> passed.provider() + ": " + passed.why())
                .collect(Collectors.joining("; "));
    }
}
