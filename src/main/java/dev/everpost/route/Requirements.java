package dev.everpost.route;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider must meet to carry a rule's mail, whatever its health.
 *
 * @param dataRegions one of which it must be in; empty for any
 * @param perThousandMax what it may take for a thousand recipients, in the currency of all prices; null for any
 */
public record Requirements(
        List<String> dataRegions, @Nullable Double perThousandMax) {

    /** Everybody meets them. */
    public static final Requirements NONE = new Requirements(List.of(), null);

    private static final int THOUSAND = 1_000;

    public Requirements {
        dataRegions = List.copyOf(dataRegions);
    }

    /** Why such a provider does not meet them, completing its name; null when it does. */
    public @Nullable String unmet(Terms terms) {
        var region = terms.dataRegion();
        if (!dataRegions.isEmpty() && (region == null || !dataRegions.contains(region))) {
            return (region == null ? "has no data_region" : "is in the data region " + region) + "; the rule requires "
                    + String.join(" or ", dataRegions);
        }
        return perThousandMax == null ? null : tooDear(terms.price(), perThousandMax);
    }

    private static @Nullable String tooDear(@Nullable Price price, double most) {
        if (price == null) {
            return "has no cost; the rule allows at most " + money(most) + " per 1000";
        }
        return price.perMessage() * THOUSAND <= most
                ? null
                : "costs " + price.words() + "; the rule allows at most " + money(most);
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
