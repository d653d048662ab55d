package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the widest scope that explains which providers are in trouble. Pure.
 *
 * <p>What several sites share must have witnesses: a vendor is named when at least two of its sites are in trouble and none is
 * well; a region or protocol when its sites are in trouble and another one's of the same vendor are well. When everything of
 * three vendors fails at once, the fault is nearer to us than to them.
 */
final class Extents {

    /** So many vendors do not fail together by themselves. */
    static final int VENDORS_TOGETHER = 3;

    private Extents() {}

    /** The widest scope of each troubled provider. */
    static Map<ProviderName, Scope> of(Collection<Site> sites, Set<ProviderName> troubled) {
        var extents = new HashMap<ProviderName, Scope>();
        if (isEverything(sites, troubled)) {
            troubled.forEach(provider -> extents.put(provider, new Scope.Ourselves("network")));
            return extents;
        }
        var byVendor = sites.stream().collect(Collectors.groupingBy(Site::vendor));
        for (var site : sites) {
            if (troubled.contains(site.provider())) {
                extents.put(site.provider(), ofOne(site, byVendor.getOrDefault(site.vendor(), List.of()), troubled));
            }
        }
        return extents;
    }

    private static boolean isEverything(Collection<Site> sites, Set<ProviderName> troubled) {
        return sites.stream().allMatch(site -> troubled.contains(site.provider()))
                && sites.stream().map(Site::vendor).distinct().count() >= VENDORS_TOGETHER;
    }

    private static Scope ofOne(Site site, List<Site> family, Set<ProviderName> troubled) {
        var candidates = new ArrayList<Scope.Vendor>();
        candidates.add(new Scope.Vendor(site.vendor(), null, null));
        if (isShared(family, Site::region)) {
            candidates.add(new Scope.Vendor(site.vendor(), site.region(), null));
        }
        if (isShared(family, Site::protocol)) {
            candidates.add(new Scope.Vendor(site.vendor(), null, site.protocol()));
        }
        for (var candidate : candidates) {
            var inside = family.stream().filter(one -> one.isIn(candidate)).toList();
            boolean whole = inside.size() == family.size();
            if (inside.stream().allMatch(one -> troubled.contains(one.provider())) && (!whole || inside.size() > 1)) {
                return candidate;
            }
        }
        return new Scope.OfProvider(site.provider());
    }

    /** Whether the family differs in it at all, so that it can be told which part is meant. */
    private static boolean isShared(List<Site> family, Function<Site, ?> trait) {
        return family.stream().map(trait).distinct().count() > 1;
    }
}
