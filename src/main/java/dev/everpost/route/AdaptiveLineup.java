package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** By expected harm, the least first; between equals by load; a backup's keep-warm share before all. */
final class AdaptiveLineup implements Lineup {

    private final List<ProviderName> providers;
    private final int ruleNumber;
    private final Scales scales;
    private final Market market;
    private final Chance chance;
    private final Warming warming;
    private final Equals equals = new Equals();

    AdaptiveLineup(
            RouteRule rule,
            int ruleNumber,
            Map<ProviderName, Double> keepWarm,
            Scales scales,
            Market market,
            Chance chance) {
        this.providers = rule.providers();
        this.ruleNumber = ruleNumber;
        this.scales = scales;
        this.market = market;
        this.chance = chance;
        this.warming = new Warming(rule.providers(), keepWarm);
    }

    @Override
    public List<Candidate> draw(MessageClass messageClass, List<Recipient> recipients) {
        var receiver = Scales.receiver(recipients);
        var sorted = new ArrayList<Weighed>(providers.size());
        for (var provider : providers) {
            sorted.add(scales.weigh(provider, messageClass, receiver));
        }
        sorted.sort(Comparator.comparingDouble(Weighed::weight));
        var order = order(sorted, equals.of(messageClass, receiver, sorted));
        var first = warming.draw(messageClass, chance);
        return first == null ? order : Warming.before(first, order);
    }

    private List<Candidate> order(List<Weighed> sorted, List<Weighed> best) {
        var chosen = lessLoaded(best);
        var order = new ArrayList<Candidate>(sorted.size());
        order.add(candidate(chosen, best.size() > 1 ? ", one of " + best.size() + " equals" : ""));
        for (var other : sorted) {
            if (!other.provider().equals(chosen.provider())) {
                order.add(candidate(other, ""));
            }
        }
        return order;
    }

    private Candidate candidate(Weighed weighed, String note) {
        var offer = weighed.offer();
        return new Candidate(weighed.provider(), "adaptive in rule " + ruleNumber + ": " + offer.words() + note, offer);
    }

    /** The less loaded of two drawn by chance: as good as asking all, and no herd runs to the one that looks idle. */
    private Weighed lessLoaded(List<Weighed> best) {
        if (best.size() == 1) {
            return best.getFirst();
        }
        int one = chance.nextInt(best.size());
        int other = (one + 1 + chance.nextInt(best.size() - 1)) % best.size();
        return market.load(best.get(other).provider())
                        < market.load(best.get(one).provider())
                ? best.get(other)
                : best.get(one);
    }
}
