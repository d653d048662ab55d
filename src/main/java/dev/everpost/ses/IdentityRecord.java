package dev.everpost.ses;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an identity.
 *
 * @param created by a call, and not only noted beside the configuration
 * @param verifiedAt when somebody followed the link, or null
 * @param proof that is waited for, or null
 */
record IdentityRecord(
        String name,
        boolean created,
        @Nullable Instant verifiedAt,
        @Nullable Proof proof,
        @Nullable String configurationSet,
        List<ResourceTag> tags) {

    IdentityRecord {
        tags = List.copyOf(tags);
    }

    /** An identity that nothing is known of. */
    static IdentityRecord blank(String name, boolean created) {
        return new IdentityRecord(name, created, null, null, null, List.of());
    }

    IdentityRecord verified(Instant at) {
        return new IdentityRecord(name, created, at, null, configurationSet, tags);
    }

    IdentityRecord awaiting(Proof other) {
        return new IdentityRecord(name, created, verifiedAt, other, configurationSet, tags);
    }

    IdentityRecord withConfigurationSet(@Nullable String other) {
        return new IdentityRecord(name, created, verifiedAt, proof, other, tags);
    }

    IdentityRecord withTags(List<ResourceTag> others) {
        return new IdentityRecord(name, created, verifiedAt, proof, configurationSet, others);
    }

    /**
     * The one link that verifies the identity.
     *
     * @param digest of the link's secret: the store never has the secret itself
     * @param successUrl where a browser goes then, or null for a page of ours
     * @param failureUrl where it goes when the link is too old, or null
     */
    record Proof(
            String digest,
            Instant until,
            @Nullable String successUrl,
            @Nullable String failureUrl) {}
}
