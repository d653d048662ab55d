package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.List;

/** A weighted random permutation, drawn for each pass; weight 0 comes last, as listed. */
final class WeightedLineup implements Lineup {

    private final Chance chance;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Candidate> last = new ArrayList<>();

    WeightedLineup(RouteRule rule, int ruleNumber, Chance chance) {
        this.chance = chance;
        int sum = rule.providers().stream()
                .mapToInt(provider -> weight(rule, provider))
                .sum();
        for (var provider : rule.providers()) {
            int weight = weight(rule, provider);
            if (weight == 0) {
                last.add(new Candidate(provider, "weight 0 in rule " + ruleNumber + ": only when no other can"));
            } else {
                weights.add(weight);
                candidates.add(new Candidate(
                        provider, "drawn with weight " + weight + " of " + sum + " in rule " + ruleNumber));
            }
        }
    }

    private static int weight(RouteRule rule, ProviderName provider) {
        return rule.weights().getOrDefault(provider, RouteRule.WEIGHT);
    }

    @Override
    public List<Candidate> draw(MessageClass messageClass) {
        var left = new ArrayList<>(candidates);
        var leftWeights = new ArrayList<>(weights);
        var order = new ArrayList<Candidate>(candidates.size() + last.size());
        while (!left.isEmpty()) {
            int drawn = place(leftWeights);
            order.add(left.remove(drawn));
            leftWeights.remove(drawn);
        }
        order.addAll(last);
        return List.copyOf(order);
    }

    private int place(List<Integer> weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = chance.nextInt(sum);
        int place = 0;
        while (drawn >= weights.get(place)) {
            drawn -= weights.get(place);
            place++;
        }
        return place;
    }
}
