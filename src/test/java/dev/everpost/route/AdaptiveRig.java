package dev.everpost.route;

import static dev.everpost.route.RouteRig.ALL;
import static dev.everpost.route.RouteRig.ALPHA;
import static dev.everpost.route.RouteRig.BETA;
import static dev.everpost.route.RouteRig.GAMMA;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Providers with a past, prices and loads, and a rule that learns; the clock is moved by hand. */
final class AdaptiveRig implements Market {

    static final Outcome OK = new Outcome.Accepted("id", "250 ok");
    static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.SERVER_ERROR, "421 down");
    static final Set<ProviderName> KNOWN = Set.of(ALPHA, BETA, GAMMA);
    private static final Duration FAST = Duration.ofMillis(100);

    final HandDrivenWorld world = new HandDrivenWorld(5);
    final Experience experience = new Experience(world.world().time());
    final Map<ProviderName, Terms> terms = new HashMap<>();
    final Map<ProviderName, Double> loads = new HashMap<>();
    final Map<ProviderName, String> objections = new HashMap<>();

    Routes adaptive(ProviderName... providers) {
        return routes(Map.of(), adaptive(Requirements.NONE, providers));
    }

    Routes routes(Map<ProviderName, Double> keepWarm, RouteRule... rules) {
        var time = world.world().time();
        var bearings = new Bearings(
                this, experience, Harm.DEFAULTS, time, world.world().chance());
        return new Routes(List.of(rules), keepWarm, KNOWN, bearings);
    }

    static RouteRule adaptive(Requirements requirements, ProviderName... providers) {
        return new RouteRule(
                Match.ANY,
                List.of(providers),
                Strategy.ADAPTIVE,
                Map.of(),
                Duration.ofHours(24),
                OnUnknown.WAIT,
                RouteRule.UNKNOWN_WAIT,
                requirements);
    }

    void seen(ProviderName provider, String domain, Outcome outcome, int times) {
        seen(provider, domain, outcome, FAST, times);
    }

    void seen(ProviderName provider, String domain, Outcome outcome, Duration took, int times) {
        var to = List.of(Recipient.plain(0, EmailAddress.of("ann@" + domain)));
        for (int i = 0; i < times; i++) {
            experience.attempted(provider, MessageClass.TRANSACTIONAL, to, List.of(outcome), took);
        }
    }

    /** How often each goes first, with time enough between for estimates to be made anew. */
    Map<ProviderName, Integer> firsts(Routes routes, MessageClass messageClass, String domain, int plans) {
        var firsts = new HashMap<ProviderName, Integer>();
        for (int i = 0; i < plans; i++) {
            firsts.merge(first(routes, messageClass, domain), 1, Integer::sum);
        }
        return firsts;
    }

    ProviderName first(Routes routes, MessageClass messageClass, String domain) {
        return plan(routes, messageClass, domain).candidates().getFirst().provider();
    }

    Plan plan(Routes routes, MessageClass messageClass, String domain) {
        return routes.plan(RouteRig.message(messageClass), RouteRig.to("ann@" + domain), 1_000);
    }

    /** Estimates made before are not used after this. */
    void aMomentLater() {
        world.pass(Outlook.LASTS);
    }

    @Override
    public @Nullable Capabilities capabilities(ProviderName provider) {
        return ALL;
    }

    @Override
    public Terms terms(ProviderName provider) {
        return terms.getOrDefault(provider, Terms.UNTOLD);
    }

    @Override
    public double load(ProviderName provider) {
        return loads.getOrDefault(provider, 0.0);
    }

    @Override
    public @Nullable String objection(ProviderName provider, String senderDomain) {
        return objections.get(provider);
    }
}
