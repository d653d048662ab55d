package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.everpost.intake.Submitter.AwsKey;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token that goes with temporary credentials: there when the key has one, absent when it has none. */
final class SessionToken {

    private static final String HEADER = "x-amz-security-token";

    private SessionToken() {}

    /** Why the request's token is not the key's, or null. Compared in constant time. */
    static @Nullable Refusal whyNot(AwsKey key, Signature signature, SignedRequest request, QueryString query) {
        var inHeader = request.headers(HEADER);
        var inQuery = query.values(PresignedQuery.TOKEN);
        if (!inHeader.isEmpty() && !signature.signedHeaders().contains(HEADER)) {
            return Refusal.notSigned("X-Amz-Security-Token");
        }
        var expected = key.sessionToken();
        int shown = inHeader.size() + inQuery.size();
        boolean fits = expected == null ? shown == 0 : shown == 1 && same(expected, inHeader, inQuery);
        return fits ? null : Refusal.unknownKey();
    }

    private static boolean same(String expected, List<String> inHeader, List<String> inQuery) {
        var shown = inHeader.isEmpty() ? inQuery.getFirst() : inHeader.getFirst();
        return MessageDigest.isEqual(expected.getBytes(UTF_8), shown.getBytes(UTF_8));
    }
}
