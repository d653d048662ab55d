package dev.everpost.health.feed;

import dev.everpost.health.Scope;
import dev.everpost.health.feed.format.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a status page concerns us.
 *
 * @param parts names to find among the page's; of any one is enough, none is all
 * @param regions the same, and each region has a scope of its own; for vendors only
 */
public record Coverage(Subject subject, List<String> parts, List<String> regions) {

    public Coverage {
        parts = List.copyOf(parts);
        regions = List.copyOf(regions);
    }

    /** Whom a page is about. */
    public sealed interface Subject {

        /** One that carries mail for us; {@code type} as configurations name it, such as {@code ses}. */
        record OfVendor(String type) implements Subject {}

        /** One that takes mail from us. */
        record OfReceiver(List<String> domains) implements Subject {
            public OfReceiver {
                domains = domains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toList();
            }
        }

        /** One where people meet: shown, and no signal about mail. */
        record OfPlatform(String name) implements Subject {}
    }

    /** One scope with what belongs to it. */
    record Target(Scope scope, List<String> parts, @Nullable String region) {

        boolean covers(Part part) {
            return covers(part.called());
        }

        boolean covers(String called) {
            boolean named = parts.isEmpty() || parts.stream().anyMatch(name -> Words.contain(called, name));
            return named && (region == null || Words.contain(called, region));
        }

        /** Whether everything on the page concerns it. */
        boolean isWhole() {
            return parts.isEmpty() && region == null;
        }
    }

    List<Target> targets() {
        return switch (subject) {
            case Subject.OfVendor(var type) -> vendor(type).toList();
            case Subject.OfReceiver(var domains) ->
                domains.stream()
                        .map(domain -> new Target(new Scope.Receiver(domain), parts, null))
                        .toList();
            case Subject.OfPlatform _ -> List.of();
        };
    }

    private Stream<Target> vendor(String type) {
        return regions.isEmpty()
                ? Stream.of(new Target(new Scope.Vendor(type, null, null), parts, null))
                : regions.stream().map(region -> new Target(new Scope.Vendor(type, region, null), parts, region));
    }
}
