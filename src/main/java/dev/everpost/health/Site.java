package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import org.jspecify.annotations.Nullable;

/**
 * Where a configured provider stands; what several have in common is the scope of an outage that hits them together.
 *
 * @param vendor as configurations name the type, such as {@code ses}
 * @param region the vendor's word for it; null where it has none
 * @param protocol how mail is handed over, such as {@code smtp} or {@code api}
 */
public record Site(
        ProviderName provider, String vendor, @Nullable String region, String protocol) {

    /** Whether a statement about a vendor, perhaps about one region or protocol of it, is about this one. */
    public boolean isIn(Scope.Vendor scope) {
        return vendor.equals(scope.vendor())
                && (scope.region() == null || scope.region().equals(region))
                && (scope.protocol() == null || scope.protocol().equals(protocol));
    }
}
