package dev.everpost.app.settings;

import dev.everpost.route.Price;
import dev.everpost.route.Requirements;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks of what routes require: some provider must meet it, or its mail could never leave. */
final class RequirementChecks {

    private final Settings settings;
    private final Reading reading;
    private final Set<String> regions;

    RequirementChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
        this.regions = settings.providers().stream()
                .map(provider -> provider.terms().dataRegion())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void check(String path, RouteSettings route) {
        boolean known = true;
        for (var region : route.requirement().dataRegions()) {
            known &= isKnown(path, region);
        }
        if (known) {
            isMet(path, route);
        }
    }

    private boolean isKnown(String path, String region) {
        if (regions.contains(region)) {
            return true;
        }
        var remedy = Suggestion.nearest(region, regions)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("say data_region: " + region + " at the providers that are in it");
        var what = path + " requires the data region '" + region + "', which no provider has";
        reading.error(path + ".require.data_region", what, remedy);
        return false;
    }

    private void isMet(String path, RouteSettings route) {
        var required = new Requirements(
                route.requirement().dataRegions(), route.requirement().perThousandMax());
        var carriers = settings.providers().stream()
                .filter(provider -> route.providers().contains(provider.name()))
                .toList();
        var unmet = carriers.stream()
                .filter(provider -> required.unmet(provider.terms()) != null)
                .map(provider -> provider.name() + " " + required.unmet(provider.terms()))
                .collect(Collectors.joining("; "));
        boolean some = carriers.stream().anyMatch(provider -> required.unmet(provider.terms()) == null);
        if (!carriers.isEmpty() && !some) {
            var what = path + " requires what none of its providers meets: " + unmet;
            reading.error(path + ".require", what, "name a provider that does, or require less");
        }
    }

    /** Prices are compared with each other and with the harm. */
    void oneCurrency() {
        var currencies = settings.providers().stream()
                .map(provider -> provider.terms().price())
                .filter(Objects::nonNull)
                .map(Price::currency)
                .collect(Collectors.toCollection(TreeSet::new));
        if (currencies.size() > 1) {
            var what = "providers cost " + String.join(" and ", currencies) + ", which cannot be compared";
            reading.error("providers", what, "give all costs in one currency");
        }
        for (var provider : settings.providers()) {
            var path = "providers." + provider.name() + ".cost";
            if (reading.isGiven(path + ".per_message") && reading.isGiven(path + ".per_thousand")) {
                reading.error(path, path + " has per_message and per_thousand", "keep one of the two");
            }
        }
    }
}
