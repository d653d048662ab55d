package dev.everpost.ses;

import dev.everpost.intake.Submitter;

/**
 * Who calls an operation, proven by a signature.
 *
 * @param region that the client signed for; names the region in answers and ARNs
 */
public record Caller(Submitter submitter, String region) {}
