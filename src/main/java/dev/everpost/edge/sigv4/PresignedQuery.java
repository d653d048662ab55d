package dev.everpost.edge.sigv4;

import dev.everpost.edge.sigv4.Signature.Place;
import java.time.Duration;
import java.util.List;

/** Reads a signature from the query of a presigned URL. */
final class PresignedQuery {

    static final String SIGNATURE = "X-Amz-Signature";
    static final String TOKEN = "X-Amz-Security-Token";

    /** Longest life of a presigned URL: a week. */
    static final Duration LIFETIME_MAX = Duration.ofDays(7);

    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final String CREDENTIAL = "X-Amz-Credential";
    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    private static final String DATE = "X-Amz-Date";
    private static final String EXPIRES = "X-Amz-Expires";
    private static final List<String> REQUIRED = List.of(ALGORITHM, CREDENTIAL, SIGNATURE, SIGNED_HEADERS, DATE);

    private PresignedQuery() {}

    static boolean isIn(QueryString query) {
        return query.count(ALGORITHM) > 0 || query.count(SIGNATURE) > 0;
    }

    static SignatureReading read(QueryString query) {
        var missing = new StringBuilder();
        for (var name : REQUIRED) {
            if (query.value(name).isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
            if (query.count(name) > 1) {
                return Refusal.incomplete("AWS query-string parameter '" + name + "' is given more than once.");
            }
        }
        if (!missing.isEmpty()) {
            return Refusal.incomplete(missing + "Re-examine the query-string parameters.");
        }
        var algorithm = query.value(ALGORITHM);
        return algorithm.equals(Signature.ALGORITHM) ? readKnown(query) : Refusal.unsupported(algorithm);
    }

    private static SignatureReading readKnown(QueryString query) {
        var expires = query.value(EXPIRES);
        boolean limited = query.count(EXPIRES) > 0;
        if (limited
                && (query.count(EXPIRES) > 1
                        || !expires.matches("[0-9]{1,6}")
                        || seconds(expires) > LIFETIME_MAX.toSeconds())) {
            return Refusal.incomplete("X-Amz-Expires must be a number of seconds from 0 to " + LIFETIME_MAX.toSeconds()
                    + " (a week), got '" + Refusal.shown(expires) + "'.");
        }
        return switch (SigningTime.parse(query.value(DATE))) {
            case SigningTime at ->
                Signature.of(
                        query.value(CREDENTIAL),
                        query.value(SIGNED_HEADERS),
                        query.value(SIGNATURE),
                        at,
                        new Place.Query(limited ? Duration.ofSeconds(seconds(expires)) : null));
            case Refusal refusal -> refusal;
        };
    }

    private static long seconds(String digits) {
        return Long.parseLong(digits);
    }
}
