package dev.everpost.edge.sigv4;

import dev.everpost.edge.sigv4.AuthorizationHeader.Reading;
import dev.everpost.intake.Submitters;
import dev.everpost.world.Time;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies AWS Signature Version 4 in its header form. Thread-safe.
 *
 * <p>Two steps, so that a stranger's body is never read: {@link #claim} judges the headers, {@link #verify} the body and
 * the signature. The body is always hashed here; UNSIGNED-PAYLOAD, chunk signatures and query signatures are refused.
 */
public final class SigV4 {

    private final Supplier<Submitters> submitters;
    private final @Nullable String region;
    private final Time time;
    private final SigningKeys keys = new SigningKeys();

    /** A verifier for the submitters of the moment; a region that is not null is the only one taken. */
    public SigV4(Supplier<Submitters> submitters, @Nullable String region, Time time) {
        this.submitters = submitters;
        this.region = region;
        this.time = time;
    }

    /** Judges everything but the body and the signature. */
    public Claim claim(SignedRequest request) {
        var authorization = request.headers("authorization");
        if (authorization.isEmpty() || !authorization.getFirst().startsWith("AWS4-")) {
            return withoutHeader(request, authorization);
        }
        if (authorization.size() > 1 || isQuerySigned(request)) {
            return Refusal.incomplete("Sign once: one Authorization header and no X-Amz-Signature in the query.");
        }
        return switch (AuthorizationHeader.parse(authorization.getFirst())) {
            case Reading.Unreadable(var why) -> Refusal.incomplete(why);
            case Reading.Read(var header) -> claim(request, header);
        };
    }

    private Claim claim(SignedRequest request, AuthorizationHeader header) {
        var dateName = request.headers("x-amz-date").isEmpty() ? "date" : "x-amz-date";
        var dates = request.headers(dateName);
        if (!header.signedHeaders().contains("host") || !header.signedHeaders().contains(dateName)) {
            return Refusal.signature("'Host' and 'X-Amz-Date' (or 'Date') must be signed headers.");
        }
        var signedAt = dates.size() == 1 ? SigningTime.parse(dates.getFirst()) : Optional.<SigningTime>empty();
        if (signedAt.isEmpty()) {
            return Refusal.incomplete("Date must be in ISO-8601 'basic format', once: yyyymmddThhmmssZ.");
        }
        var stale = scopeRefusal(header, signedAt.get());
        return stale == null ? claim(header, signedAt.get()) : stale;
    }

    private @Nullable Refusal scopeRefusal(AuthorizationHeader header, SigningTime signedAt) {
        if (!header.date().equals(signedAt.date())) {
            return Refusal.signature(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from" + " HTTP: '"
                            + header.date() + "' != '" + signedAt.date() + "', from '" + signedAt.text() + "'.");
        }
        if (region != null && !region.equals(header.region())) {
            return Refusal.signature("Credential should be scoped to a valid region, not '" + header.region() + "'.");
        }
        return signedAt.staleness(time.now()).map(Refusal::signature).orElse(null);
    }

    private Claim claim(AuthorizationHeader header, SigningTime signedAt) {
        var submitter = submitters.get().byAccessKeyId(header.accessKeyId()).orElse(null);
        return submitter == null || submitter.aws() == null
                ? Refusal.unknownKey()
                : new Claimed(submitter, submitter.aws(), header, signedAt);
    }

    /** Proves a claim, or not. */
    public Authentication verify(Claimed claim, SignedRequest request, byte[] body) {
        var bodyHash = Hashes.sha256Hex(body);
        for (var claimed : request.headers("x-amz-content-sha256")) {
            if (!claimed.equals(bodyHash)) {
                return Refusal.signature(
                        "The value of X-Amz-Content-Sha256 is not the SHA-256 of the body; unsigned and"
                                + " chunk-signed payloads are not taken.");
            }
        }
        var header = claim.header();
        var signingKey = keys.key(claim.key(), header.date(), header.region());
        var signature = Hashes.hmac(signingKey, stringToSign(claim, request, bodyHash));
        if (!MessageDigest.isEqual(signature, header.signatureBytes())) {
            return Refusal.wrongSignature();
        }
        keys.keep(claim.key(), header.date(), header.region(), signingKey);
        return new Authentication.Verified(claim.submitter(), header.accessKeyId(), header.region());
    }

    private static String stringToSign(Claimed claim, SignedRequest request, String bodyHash) {
        var header = claim.header();
        var canonical = CanonicalRequest.of(request, header.signedHeaders(), bodyHash);
        return AuthorizationHeader.ALGORITHM + "\n" + claim.signedAt().text() + "\n" + header.scope() + "\n"
                + Hashes.sha256Hex(CanonicalRequest.bytes(canonical));
    }

    private static Refusal withoutHeader(SignedRequest request, List<String> authorization) {
        return authorization.isEmpty() && isQuerySigned(request)
                ? Refusal.incomplete("Signatures in the query are not taken; send the Authorization header.")
                : Refusal.missingToken();
    }

    private static boolean isQuerySigned(SignedRequest request) {
        return request.query().contains("X-Amz-Signature=");
    }
}
