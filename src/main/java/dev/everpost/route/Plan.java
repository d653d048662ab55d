package dev.everpost.route;

import java.util.List;

/** Who should be asked to carry a message, in order; empty candidates mean that nobody can carry it. */
public record Plan(RouteRule rule, List<Candidate> candidates, List<PassedOver> passedOver) {

    public Plan {
        // No copy when they are immutable already, which they are on the hot path.
        candidates = List.copyOf(candidates);
        passedOver = List.copyOf(passedOver);
    }
}
