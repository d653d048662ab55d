package dev.everpost.edge.sigv4;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a signature must satisfy beyond being right.
 *
 * @param service the name that clients sign for
 * @param region the only region that clients may sign for; null takes any
 * @param clockSkew how far the clocks of client and gateway may differ
 * @param allowUnsignedPayload whether a signature may leave the body out
 */
public record SignatureRules(
        String service, @Nullable String region, Duration clockSkew, boolean allowUnsignedPayload) {

    /** Any region, five minutes, the body always signed. */
    public static SignatureRules of(String service) {
        return new SignatureRules(service, null, Duration.ofMinutes(5), false);
    }
}
