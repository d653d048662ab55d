package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As listed; now and then a backup goes first, so that it stays warm and known to work. */
final class OrderedLineup implements Lineup {

    private final Chance chance;
    private final List<Candidate> usual;
    private final Warming warming;

    OrderedLineup(RouteRule rule, int ruleNumber, Map<ProviderName, Double> keepWarm, Chance chance) {
        this.chance = chance;
        this.usual = asListed(rule, ruleNumber);
        this.warming = new Warming(rule.providers().subList(1, rule.providers().size()), keepWarm);
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

    @Override
    public List<Candidate> draw(MessageClass messageClass, List<Recipient> recipients) {
        var first = warming.draw(messageClass, chance);
        return first == null ? usual : Warming.before(first, usual);
    }
}
