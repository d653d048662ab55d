package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As listed; now and then a backup goes first, so that it stays warm and known to work. */
final class OrderedLineup implements Lineup {

    private final Chance chance;
    private final List<Candidate> usual;
    private final List<Warming> warmings = new ArrayList<>();
    private final double warmShare;

    OrderedLineup(RouteRule rule, int ruleNumber, Map<ProviderName, Double> keepWarm, Chance chance) {
        this.chance = chance;
        this.usual = asListed(rule, ruleNumber);
        double sum = 0;
        for (var backup : usual.subList(1, usual.size())) {
            double share = keepWarm.getOrDefault(backup.provider(), 0.0);
            if (share > 0) {
                sum += share;
                warmings.add(new Warming(sum, first(backup.provider(), share)));
            }
        }
        this.warmShare = sum;
    }

    private static List<Candidate> asListed(RouteRule rule, int ruleNumber) {
        var candidates = new ArrayList<Candidate>();
        for (var provider : rule.providers()) {
            int place = candidates.size() + 1;
            candidates.add(new Candidate(
                    provider, (place == 1 ? "first choice" : "choice " + place) + " of rule " + ruleNumber));
        }
        return List.copyOf(candidates);
    }

    private List<Candidate> first(ProviderName provider, double share) {
        var order = new ArrayList<Candidate>();
        order.add(new Candidate(provider, "keep-warm share " + Percent.of(share)));
        usual.stream().filter(other -> !other.provider().equals(provider)).forEach(order::add);
        return List.copyOf(order);
    }

    @Override
    public List<Candidate> draw(MessageClass messageClass) {
        // Critical mail takes no part in keeping others warm.
        if (warmings.isEmpty() || messageClass == MessageClass.CRITICAL) {
            return usual;
        }
        double drawn = chance.nextDouble();
        if (drawn >= warmShare) {
            return usual;
        }
        for (var warming : warmings) {
            if (drawn < warming.below()) {
                return warming.order();
            }
        }
        return usual;
    }

    /** The order when the number drawn is below {@code below} and not below an earlier one's. */
    private record Warming(double below, List<Candidate> order) {}
}
