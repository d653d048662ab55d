package dev.everpost.health.feed;

import dev.everpost.health.Scope;
import dev.everpost.health.feed.format.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a status page concerns us.
 *
 * @param parts names to find among the page's; of any one is enough, none is all
 * @param regions the same, and each region has a scope of its own; for vendors only
 * @param protocols by which we hand mail over, {@code smtp} or {@code api}, each with a scope of its own; none for any
 */
public record Coverage(Subject subject, List<String> parts, List<String> regions, List<String> protocols) {

    public Coverage {
        parts = List.copyOf(parts);
        regions = List.copyOf(regions);
        protocols = List.copyOf(protocols);
    }

    /** The same for any protocol. */
    public Coverage(Subject subject, List<String> parts, List<String> regions) {
        this(subject, parts, regions, List.of());
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
    record Target(
            Scope scope,
            List<String> parts,
            @Nullable String region,
            @Nullable String protocol) {

        private static final String SMTP = "smtp";
        private static final String API = "api";

        boolean covers(Part part) {
            return covers(part.called());
        }

        boolean covers(String called) {
            boolean named = parts.isEmpty() || parts.stream().anyMatch(name -> Words.contain(called, name));
            return named && (region == null || Words.contain(called, region)) && isReachedBy(called);
        }

        /** A part that is named after the other protocol alone is not on our way. */
        private boolean isReachedBy(String called) {
            boolean smtp = Words.contain(called, SMTP);
            boolean api = Words.contain(called, API);
            return protocol == null || smtp == api || (protocol.equals(SMTP) ? smtp : api);
        }

        /** Whether everything on the page concerns it. */
        boolean isWhole() {
            return parts.isEmpty() && region == null && protocol == null;
        }
    }

    List<Target> targets() {
        return switch (subject) {
            case Subject.OfVendor(var type) -> vendor(type).toList();
            case Subject.OfReceiver(var domains) ->
                domains.stream()
                        .map(domain -> new Target(new Scope.Receiver(domain), parts, null, null))
                        .toList();
            case Subject.OfPlatform _ -> List.of();
        };
    }

    private Stream<Target> vendor(String type) {
        return orAny(regions)
                .flatMap(region -> orAny(protocols)
                        .map(protocol -> new Target(
                                new Scope.Vendor(type, region.orElse(null), protocol.orElse(null)),
                                parts,
                                region.orElse(null),
                                protocol.orElse(null))));
    }

    private static Stream<Optional<String>> orAny(List<String> names) {
        return names.isEmpty() ? Stream.of(Optional.empty()) : names.stream().map(Optional::of);
    }
}
