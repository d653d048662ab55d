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
        for (int i = 0; i < drawn.size(); i++) {
            var provider = drawn.get(i).provider();
            if (obstacle(provider) != null || objection(provider) != null) {
                return sorted(rule, drawn, barred);
            }
        }
        return new Plan(rule, drawn, barred);
    }

    private Plan sorted(RouteRule rule, List<Candidate> drawn, List<PassedOver> barred) {
        var able = new ArrayList<Candidate>();
        var strangers = new ArrayList<Candidate>();
        var passedOver = new ArrayList<>(barred);
        for (var candidate : drawn) {
            var obstacle = obstacle(candidate.provider());
            if (obstacle != null) {
                passedOver.add(new PassedOver(candidate.provider(), "the message " + obstacle));
            } else {
                (objection(candidate.provider()) == null ? able : strangers).add(candidate);
            }
        }
        if (able.isEmpty()) {
            return new Plan(rule, strangers, passedOver);
        }
        for (var stranger : strangers) {
            var why = objection(stranger.provider());
            passedOver.add(new PassedOver(stranger.provider(), why == null ? "did not know the sender" : why));
        }
        return new Plan(rule, able, passedOver);
    }

    private @Nullable String obstacle(ProviderName provider) {
        return carriage.obstacle(capabilitiesOf(provider));
    }

    private @Nullable String objection(ProviderName provider) {
        return sender == null ? null : market.objection(provider, sender.domain());
    }

    private Capabilities capabilitiesOf(ProviderName provider) {
        var known = market.capabilities(provider);
        if (known == null) {
            throw new IllegalStateException("no capabilities of " + provider + ", though every rule was checked");
        }
        return known;
    }
}
