package dev.everpost.publish.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an endpoint. Each call is signed by every one that is valid, so that a receiver may know any of them.
 *
 * @param present newest first
 * @param old signed with beside the present ones until {@code oldUntil}; null when there is none
 */
public record Secrets(
        List<WebhookSecret> present,
        @Nullable WebhookSecret old,
        @Nullable Instant oldUntil) {

    /** After a rotation both secrets sign for this time. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public Secrets {
        present = List.copyOf(present);
    }

    /** One secret and no old one. */
    public static Secrets of(WebhookSecret secret) {
        return new Secrets(List.of(secret), null, null);
    }

    /** A new secret signs from now on; the one before it signs beside it for {@link #OVERLAP}. */
    Secrets rotated(WebhookSecret fresh, Instant now) {
        return new Secrets(List.of(fresh), present.isEmpty() ? null : present.getFirst(), now.plus(OVERLAP));
    }

    /** The header {@code webhook-signature}: one signature for each secret, with a space between. */
    String sign(String id, Instant at, String body) {
        boolean bothSign = old != null && oldUntil != null && at.isBefore(oldUntil);
        return Stream.concat(present.stream(), bothSign ? Stream.of(old) : Stream.empty())
                .map(secret -> secret.sign(id, at, body))
                .collect(Collectors.joining(" "));
    }
}
