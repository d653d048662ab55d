package dev.everpost.edge.sigv4;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature as a request shows it, well-formed and not yet proven.
 *
 * @param signedHeaders lower case, sorted, without repeats
 * @param hex 32 octets in 64 lower-case hex digits
 */
record Signature(Credential credential, List<String> signedHeaders, String hex, SigningTime signedAt, Place place)
        implements SignatureReading {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final int SIGNED_HEADERS_MAX = 64;

    /** Longest name of a header and longest part of a credential, in characters. */
    static final int WORD_CHARS_MAX = 128;

    private static final int HEX_CHARS = 64;

    Signature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Where a signature stands in a request. */
    sealed interface Place {

        /** In the Authorization header. */
        record Header() implements Place {}

        /** In the query, for a time that the signer chose; null is as long as clocks may differ. */
        record Query(@Nullable Duration lifetime) implements Place {}
    }

    /** The three texts that both forms have, judged. */
    static SignatureReading of(String credential, String signedHeaders, String hex, SigningTime signedAt, Place place) {
        var parsed = Credential.parse(credential).orElse(null);
        if (parsed == null) {
            return Refusal.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '" + Refusal.shown(credential) + "'");
        }
        if (hex.length() != HEX_CHARS || !hex.chars().allMatch(Signature::isHexDigit)) {
            return Refusal.incomplete("Signature must be 64 hexadecimal digits in lower case.");
        }
        var names = signedHeaders.split(";", SIGNED_HEADERS_MAX + 1);
        if (names.length > SIGNED_HEADERS_MAX || !areHeaderNames(names)) {
            return Refusal.incomplete("SignedHeaders must be at most " + SIGNED_HEADERS_MAX
                    + " sorted header names in lower case, separated by ';'.");
        }
        return new Signature(parsed, List.of(names), hex, signedAt, place);
    }

    byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    private static boolean areHeaderNames(String[] names) {
        var previous = "";
        for (var name : names) {
            boolean sound = name.length() <= WORD_CHARS_MAX && name.chars().allMatch(Signature::isNameChar);
            if (!sound || name.compareTo(previous) <= 0) {
                return false;
            }
            previous = name;
        }
        return true;
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static boolean isNameChar(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
