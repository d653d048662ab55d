package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;

/** A claim that is not yet proven; {@link SigV4#verify} proves it. */
public final class Claimed implements Claim {

    private final Submitter submitter;
    private final AwsKey key;
    private final AuthorizationHeader header;
    private final SigningTime signedAt;

    Claimed(Submitter submitter, AwsKey key, AuthorizationHeader header, SigningTime signedAt) {
        this.submitter = submitter;
        this.key = key;
        this.header = header;
        this.signedAt = signedAt;
    }

    Submitter submitter() {
        return submitter;
    }

    AwsKey key() {
        return key;
    }

    AuthorizationHeader header() {
        return header;
    }

    SigningTime signedAt() {
        return signedAt;
    }
}
