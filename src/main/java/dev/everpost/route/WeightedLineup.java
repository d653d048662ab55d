package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A weighted random permutation, drawn for each pass, between equals by load; weight 0 comes last, as listed. */
final class WeightedLineup implements Lineup {

    private final Chance chance;
    private final Market market;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Candidate> last = new ArrayList<>();

    WeightedLineup(RouteRule rule, int ruleNumber, Market market, Chance chance) {
        this.chance = chance;
        this.market = market;
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
    public List<Candidate> draw(MessageClass messageClass, List<Recipient> recipients) {
        var left = new ArrayList<>(candidates);
        var leftWeights = new ArrayList<>(weights);
        var order = new ArrayList<Candidate>(candidates.size() + last.size());
        while (!left.isEmpty()) {
            int drawn = place(leftWeights);
            order.add(left.remove(drawn));
            leftWeights.remove(drawn);
        }
        lessLoadedFirst(order);
        order.addAll(last);
        return List.copyOf(order);
    }

    /** The first two were drawn by chance; where their weights are equal, the less loaded goes first. */
    private void lessLoadedFirst(List<Candidate> order) {
        if (order.size() < 2 || weightOf(order.get(0)) != weightOf(order.get(1))) {
            return;
        }
        if (market.load(order.get(1).provider()) < market.load(order.get(0).provider())) {
            Collections.swap(order, 0, 1);
        }
    }

    private int weightOf(Candidate candidate) {
        return weights.get(candidates.indexOf(candidate));
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
