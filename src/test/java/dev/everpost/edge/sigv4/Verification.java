package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.world.Time;
import java.time.Instant;
import java.util.List;

/** A verifier at a fixed time, in one step. */
final class Verification {

    static final String TIME = "20261122T080000Z";
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final SignatureRules RULES = SignatureRules.of("ses");

    private final SigV4 verifier;

    /** Five minutes, any region, the key of {@link Signers}. */
    Verification() {
        this(RULES, new AwsKey(Signers.KEY_ID, Signers.SECRET), NOW);
    }

    Verification(SignatureRules rules, AwsKey key, Instant now) {
        var submitters = new Submitters(List.of(new Submitter("shop", null, null, key, List.of("*"))));
        verifier = new SigV4(() -> submitters, rules, new FixedTime(now));
    }

    Authentication of(TestRequest request) {
        return switch (verifier.claim(request)) {
            case Refusal refusal -> refusal;
            case Claimed claim -> verifier.verify(claim, request, request.body);
        };
    }

    private record FixedTime(Instant now) implements Time {
        @Override
        public long nanos() {
            return 0;
        }
    }
}
