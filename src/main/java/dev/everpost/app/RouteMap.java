package dev.everpost.app;

import dev.everpost.app.settings.RouteSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.route.Bearings;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.Requirements;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.route.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the routing rules from the settings. */
final class RouteMap {

    private RouteMap() {}

    static Routes of(Settings settings, Map<ProviderName, Carrier> carriers, Bearings bearings) {
        var keepWarm = new LinkedHashMap<ProviderName, Double>();
        settings.providers().stream()
                .filter(provider -> provider.keepWarm() > 0)
                .forEach(provider -> keepWarm.put(new ProviderName(provider.name()), provider.keepWarm()));
        var rules = settings.routes().stream().map(RouteMap::rule).toList();
        return new Routes(rules, keepWarm, carriers.keySet(), bearings);
    }

    private static RouteRule rule(RouteSettings route) {
        var match = route.match();
        var weights = new LinkedHashMap<ProviderName, Integer>();
        route.weights().forEach((name, weight) -> weights.put(new ProviderName(name), weight));
        List<ProviderName> providers =
                route.providers().stream().map(ProviderName::new).toList();
        return new RouteRule(
                new Match(
                        match.messageClass(),
                        match.submitter(),
                        match.senderDomain(),
                        match.recipientDomain(),
                        match.tags(),
                        match.time()),
                providers,
                switch (route.strategy()) {
                    case ORDERED -> Strategy.ORDERED;
                    case WEIGHTED -> Strategy.WEIGHTED;
                    case ADAPTIVE -> Strategy.ADAPTIVE;
                },
                weights,
                route.deadline(),
                switch (route.onUnknown()) {
                    case RESEND -> OnUnknown.RESEND;
                    case WAIT -> OnUnknown.WAIT;
                },
                route.unknownWait(),
                new Requirements(
                        route.requirement().dataRegions(), route.requirement().perThousandMax()));
    }
}
