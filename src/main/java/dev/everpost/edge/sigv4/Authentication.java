package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter;

/** What came of verifying a signature: who asks and in which region, or a {@link Refusal}. */
public sealed interface Authentication permits Authentication.Verified, Refusal {

    /** The request was signed by this submitter with this key for this region. */
    record Verified(Submitter submitter, String accessKeyId, String region) implements Authentication {}
}
