package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.provider.Capabilities;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the candidates for one message into those that could carry it and those that cannot. For one thread, for one plan. */
final class Choosing {

    private final Market market;
    private final Carriage carriage;
    private final @Nullable EmailAddress sender;
    private final List<Candidate> able = new ArrayList<>(4);
    private final List<Candidate> strangers = new ArrayList<>(0);
    private final List<PassedOver> passedOver = new ArrayList<>(0);

    Choosing(Market market, Carriage carriage, @Nullable EmailAddress sender) {
        this.market = market;
        this.carriage = carriage;
        this.sender = sender;
    }

    /**
     * Nobody is passed over for a sender that it does not know when no other is left: what is known may be old, and mail that
     * waits is better than mail that is refused for good.
     */
    Plan plan(RouteRule rule, List<Candidate> drawn, List<PassedOver> barred) {
        passedOver.addAll(barred);
        drawn.forEach(this::judge);
        if (strangers.isEmpty()) {
            return new Plan(rule, able.size() == drawn.size() ? drawn : able, passedOver);
        }
        if (able.isEmpty()) {
            return new Plan(rule, strangers, passedOver);
        }
        for (var stranger : strangers) {
            passedOver.add(new PassedOver(stranger.provider(), objection(stranger.provider())));
        }
        return new Plan(rule, able, passedOver);
    }

    private void judge(Candidate candidate) {
        var provider = candidate.provider();
        var obstacle = carriage.obstacle(capabilitiesOf(provider));
        if (obstacle != null) {
            passedOver.add(new PassedOver(provider, "the message " + obstacle));
        } else if (sender != null && market.objection(provider, sender.domain()) != null) {
            strangers.add(candidate);
        } else {
            able.add(candidate);
        }
    }

    private String objection(ProviderName provider) {
        var why = sender == null ? null : market.objection(provider, sender.domain());
        return why == null ? "did not know the sender a moment ago" : why;
    }

    private Capabilities capabilitiesOf(ProviderName provider) {
        var known = market.capabilities(provider);
        if (known == null) {
            throw new IllegalStateException("no capabilities of " + provider + ", though every rule was checked");
        }
        return known;
    }
}
