package dev.everpost.edge.sigv4;

import dev.everpost.edge.sigv4.Signature.Place;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.world.Time;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies AWS Signature Version 4, in its header form and in its query form. Thread-safe.
 *
 * <p>Two steps, so that a stranger's body is never read: {@link #claim} judges everything but the body and the signature,
 * {@link #verify} those.
 */
public final class SigV4 {

    /** A key that nobody has: a stranger costs the derivation that a wrong signature costs. */
    private static final AwsKey DECOY = new AwsKey("", "decoy");

    private final Supplier<Submitters> submitters;
    private final SignatureRules rules;
    private final Time time;
    private final SigningKeys keys;

    /** A verifier for the submitters of the moment. */
    public SigV4(Supplier<Submitters> submitters, SignatureRules rules, Time time) {
        this.submitters = submitters;
        this.rules = rules;
        this.time = time;
        this.keys = new SigningKeys(rules.service());
    }

    /** Judges everything but the body and the signature. */
    public Claim claim(SignedRequest request) {
        var query = QueryString.parse(request.query());
        return switch (reading(request, query)) {
            case Refusal refusal -> refusal;
            case Signature signature -> claim(request, query, signature);
        };
    }

    /** Proves a claim by the request's whole body, which is read where it lies. */
    public Authentication verify(Claimed claim, SignedRequest request, byte[] body) {
        return verify(claim, request, Hashes.sha256Hex(body));
    }

    /** Proves a claim by the SHA-256 of the body, in lower-case hex. */
    public Authentication verify(Claimed claim, SignedRequest request, String bodyHash) {
        if (claim.contentHash().contradicts(bodyHash)) {
            return Refusal.signature("The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        var signature = claim.signature();
        var credential = signature.credential();
        var signingKey = keys.key(claim.key(), credential.date(), credential.region());
        var calculated = Hashes.hmac(signingKey, stringToSign(claim, request, bodyHash));
        if (!MessageDigest.isEqual(calculated, signature.octets())) {
            return Refusal.wrongSignature();
        }
        keys.keep(claim.key(), credential.date(), credential.region(), signingKey);
        return new Authentication.Verified(claim.submitter(), credential.accessKeyId(), credential.region());
    }

    private static SignatureReading reading(SignedRequest request, QueryString query) {
        var authorization = request.headers("authorization");
        if (PresignedQuery.isIn(query)) {
            return authorization.isEmpty()
                    ? PresignedQuery.read(query)
                    : Refusal.signature(
                            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        return authorization.stream().anyMatch(AuthorizationHeader::isVersion4)
                ? AuthorizationHeader.read(request)
                : unsigned(authorization, query);
    }

    private static Refusal unsigned(List<String> authorization, QueryString query) {
        boolean outdated =
                authorization.stream().anyMatch(value -> value.startsWith("AWS ") || value.startsWith("AWS3"))
                        || query.count("AWSAccessKeyId") > 0
                        || query.count("SignatureVersion") > 0;
        return outdated ? Refusal.outdated() : Refusal.missingToken();
    }

    /** In the order in which AWS judges. */
    private Claim claim(SignedRequest request, QueryString query, Signature signature) {
        var refusal = whyNot(request, signature);
        if (refusal != null) {
            return refusal;
        }
        var submitter = submitters.get().byAccessKeyId(signature.credential().accessKeyId());
        var key = submitter.map(Submitter::aws).orElse(null);
        if (submitter.isEmpty() || key == null) {
            keys.key(
                    DECOY, signature.credential().date(), signature.credential().region());
            return Refusal.unknownKey();
        }
        var token = SessionToken.whyNot(key, signature, request, query);
        return token != null
                ? token
                : claim(new Claimed(submitter.get(), key, signature, query, ContentHash.of(request, query)));
    }

    private Claim claim(Claimed claimed) {
        var body = claimed.contentHash().whyNot(rules);
        return body != null ? body : claimed;
    }

    private @Nullable Refusal whyNot(SignedRequest request, Signature signature) {
        var lifetime =
                signature.place() instanceof Place.Query(var chosen) && chosen != null ? chosen : rules.clockSkew();
        var stale = signature.signedAt().staleness(time.now(), lifetime, rules.clockSkew());
        if (stale.isPresent()) {
            return Refusal.signature(stale.get());
        }
        if (!signature.signedHeaders().contains("host")) {
            return Refusal.hostNotSigned();
        }
        var date = SigningTime.headerOf(request);
        if (signature.place() instanceof Place.Header
                && !signature.signedHeaders().contains(date)) {
            return Refusal.notSigned(date.equals("date") ? "Date" : "X-Amz-Date");
        }
        var faults = signature.credential().faults(rules, signature.signedAt());
        return faults.isEmpty() ? null : Refusal.signature(String.join(" ", faults));
    }

    private static String stringToSign(Claimed claim, SignedRequest request, String bodyHash) {
        var signature = claim.signature();
        var canonical = CanonicalRequest.of(
                request,
                claim.query().canonical(),
                signature.signedHeaders(),
                claim.contentHash().canonical(bodyHash));
        return Signature.ALGORITHM + "\n" + signature.signedAt().text() + "\n"
                + signature.credential().scope() + "\n" + Hashes.sha256Hex(CanonicalRequest.bytes(canonical));
    }
}
