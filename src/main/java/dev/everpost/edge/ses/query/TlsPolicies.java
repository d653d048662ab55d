package dev.everpost.edge.ses.query;

import dev.everpost.ses.ConfigurationSetOptions.Delivery;
import org.jspecify.annotations.Nullable;

/** TLS policies in the words of v1: Require, Optional. */
final class TlsPolicies {

    private TlsPolicies() {}

    static @Nullable String shown(@Nullable Delivery delivery) {
        return delivery == null || delivery.tlsPolicy() == null
                ? null
                : delivery.tlsPolicy().equals("REQUIRE") ? "Require" : "Optional";
    }

    /** The word of v2; one that is none of v1 stays as it is and is refused there. */
    static @Nullable String kept(@Nullable String policy) {
        return switch (policy) {
            case "Require" -> "REQUIRE";
            case "Optional" -> "OPTIONAL";
            case null -> null;
            default -> "'" + policy + "'";
        };
    }
}
