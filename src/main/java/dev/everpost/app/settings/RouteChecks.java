package dev.everpost.app.settings;

import dev.everpost.app.settings.RouteSettings.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of the routes: every message finds one, and each names what exists. */
final class RouteChecks {

    private final Settings settings;
    private final Reading reading;
    private final Set<String> providers;
    private final Set<String> submitters;
    private final RequirementChecks requirements;

    RouteChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
        this.providers =
                settings.providers().stream().map(ProviderSettings::name).collect(Collectors.toSet());
        this.requirements = new RequirementChecks(settings, reading);
        this.submitters =
                settings.submitters().stream().map(SubmitterSettings::name).collect(Collectors.toSet());
    }

    void run() {
        lastRouteMatchesEverything();
        requirements.oneCurrency();
        for (int i = 0; i < settings.routes().size(); i++) {
            var path = "routes[" + i + "]";
            var route = settings.routes().get(i);
            namesKnownProviders(path, route.providers());
            namesAKnownSubmitter(path, route);
            weightsFit(path, route);
            requirements.check(path, route);
            canBeReached(path, i);
        }
    }

    private void lastRouteMatchesEverything() {
        var routes = settings.routes();
        if (routes.isEmpty()) {
            var remedy = "add 'routes: [{match: {}, providers: [...]}]'";
            reading.error("routes", "there is no route, so no mail can leave", remedy);
        } else if (!routes.getLast().match().isEverything()) {
            var remedy = "end the list with a route that has 'match: {}'";
            var what = "the last route does not match everything, so some mail would have no route";
            reading.error("routes[" + (routes.size() - 1) + "]", what, remedy);
        }
    }

    private void namesKnownProviders(String path, List<String> names) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var at = path + ".providers[" + i + "]";
            if (!providers.contains(name)) {
                reading.error(at, path + " names the provider '" + name + "', which is not configured", known(name));
            }
            if (!seen.add(name)) {
                reading.error(at, path + " names the provider '" + name + "' twice", "keep one of the two");
            }
        }
        boolean written =
                names.isEmpty() && !reading.placeOf(path + ".providers").equals(reading.placeOf(path));
        if (written) {
            reading.error(path + ".providers", path + " names no provider", "name one or more in order of preference");
        }
    }

    private String known(String name) {
        return Suggestion.nearest(name, providers)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("configured: "
                        + String.join(", ", providers.stream().sorted().toList()));
    }

    private void namesAKnownSubmitter(String path, RouteSettings route) {
        var submitter = route.match().submitter();
        if (submitter != null && !submitters.contains(submitter)) {
            var what = path + " matches the submitter '" + submitter + "', which is not configured";
            reading.error(path + ".match.submitter", what, "add it under 'submitters', or correct the name");
        }
    }

    private void weightsFit(String path, RouteSettings route) {
        var weights = route.weights().keySet();
        if (route.strategy() != Strategy.WEIGHTED && !weights.isEmpty()) {
            var strategy = route.strategy().name().toLowerCase(Locale.ROOT);
            var what = path + " has weights that '" + strategy + "' ignores";
            reading.error(path, what, "say strategy: weighted, or remove them");
        }
        var named = Set.copyOf(route.providers());
        if (route.strategy() == Strategy.WEIGHTED && !weights.equals(named)) {
            var what = path + " is weighted, but its weights are not those of its providers";
            reading.error(path, what, "give each of its providers one weight, as in 'weights: {alpha: 9, beta: 1}'");
        }
    }

    private void canBeReached(String path, int index) {
        boolean shadowed = settings.routes().subList(0, index).stream()
                .anyMatch(earlier -> earlier.match().isEverything());
        if (shadowed) {
            reading.warning(path, path + " is never used: a route before it matches everything", "move or remove it");
        }
    }
}
