package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with routing rules before they carry mail; each error names the rule and the remedy. */
final class RouteCheck {

    private RouteCheck() {}

    static void check(List<RouteRule> rules, Map<ProviderName, Double> keepWarm, Set<ProviderName> known) {
        if (rules.isEmpty() || !rules.getLast().match().isAny()) {
            throw new IllegalArgumentException("the last of the " + rules.size()
                    + " routing rules must match every message; add a rule without conditions at the end");
        }
        for (int i = 0; i < rules.size(); i++) {
            checkRule("routing rule " + (i + 1), rules.get(i), known);
        }
        keepWarm.forEach((provider, share) -> checkShare(provider, share, known));
    }

    private static void checkRule(String name, RouteRule rule, Set<ProviderName> known) {
        if (rule.providers().isEmpty()) {
            throw new IllegalArgumentException(name + " has no providers; name at least one");
        }
        var seen = new HashSet<ProviderName>();
        for (var provider : rule.providers()) {
            checkKnown(name, provider, known);
            if (!seen.add(provider)) {
                throw new IllegalArgumentException(name + " names " + provider + " twice; name it once");
            }
        }
        rule.weights().forEach((provider, weight) -> checkWeight(name, provider, weight, seen));
        if (rule.strategy() == Strategy.WEIGHTED && sumOfWeights(rule) == 0) {
            throw new IllegalArgumentException(name + " gives every provider weight 0; give one at least 1");
        }
    }

    /** A rule whose requirements nobody meets would refuse all its mail. */
    static void checkFitting(int number, List<ProviderName> fitting, List<PassedOver> barred) {
        if (fitting.isEmpty()) {
            var why = barred.stream()
                    .map(passed -> passed.provider() + " " + passed.why())
                    .collect(Collectors.joining("; "));
            throw new IllegalArgumentException(
                    "no provider of routing rule " + number + " meets its requirements: " + why);
        }
    }

    private static void checkKnown(String name, ProviderName provider, Set<ProviderName> known) {
        if (!known.contains(provider)) {
            throw new IllegalArgumentException(
                    name + " names the provider " + provider + ", which is not configured; configured: " + known);
        }
    }

    private static void checkWeight(String name, ProviderName provider, int weight, Set<ProviderName> ofRule) {
        if (!ofRule.contains(provider)) {
            throw new IllegalArgumentException(
                    name + " weighs " + provider + ", which is not among its providers; add it or remove the weight");
        }
        if (weight < 0 || weight > 1_000_000) {
            throw new IllegalArgumentException(
                    name + " gives " + provider + " the weight " + weight + "; use 0 to 1 000 000");
        }
    }

    private static void checkShare(ProviderName provider, double share, Set<ProviderName> known) {
        checkKnown("keep_warm", provider, known);
        if (!(share >= 0 && share <= 0.5)) {
            throw new IllegalArgumentException("keep_warm of " + provider + " is " + share + "; use 0 to 0.5");
        }
    }

    private static long sumOfWeights(RouteRule rule) {
        return rule.providers().stream()
                .mapToLong(provider -> rule.weights().getOrDefault(provider, RouteRule.WEIGHT))
                .sum();
    }
}
