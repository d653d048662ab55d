package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;

/** A claim that is not yet proven; {@link SigV4#verify} proves it. */
public final class Claimed implements Claim {

    private final Submitter submitter;
    private final AwsKey key;
    private final Signature signature;
    private final QueryString query;
    private final ContentHash contentHash;

    Claimed(Submitter submitter, AwsKey key, Signature signature, QueryString query, ContentHash contentHash) {
        this.submitter = submitter;
        this.key = key;
        this.signature = signature;
        this.query = query;
        this.contentHash = contentHash;
    }

    Submitter submitter() {
        return submitter;
    }

    AwsKey key() {
        return key;
    }

    Signature signature() {
        return signature;
    }

    QueryString query() {
        return query;
    }

    ContentHash contentHash() {
        return contentHash;
    }
}
