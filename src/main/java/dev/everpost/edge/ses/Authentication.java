package dev.everpost.edge.ses;

import dev.everpost.intake.Submitter;

/** What came of verifying a signature: who asks and in which region, or a {@link Fault}. */
sealed interface Authentication permits Authentication.Verified, Fault {

    /** The request was signed by this submitter for this region. */
    record Verified(Submitter submitter, String region) implements Authentication {}
}
