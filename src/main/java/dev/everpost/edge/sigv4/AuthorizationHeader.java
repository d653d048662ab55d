package dev.everpost.edge.sigv4;

import java.util.HexFormat;
import java.util.List;

/**
 * A SigV4 Authorization header, taken apart. Strict and bounded: each part once, in the alphabet it has.
 *
 * @param date the scope's date, yyyymmdd
 * @param signedHeaders lower case, sorted, without repeats
 * @param signature 32 octets in 64 lower-case hex digits
 */
record AuthorizationHeader(
        String accessKeyId, String date, String region, List<String> signedHeaders, String signature) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** Longest header taken, in characters; SDKs send about 350. */
    static final int CHARS_MAX = 4096;

    static final int SIGNED_HEADERS_MAX = 64;
    private static final int WORD_CHARS_MAX = 128;
    private static final int SIGNATURE_CHARS = 64;

    AuthorizationHeader {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** What was read. */
    sealed interface Reading {
        record Read(AuthorizationHeader header) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    static Reading parse(String text) {
        if (text.length() > CHARS_MAX) {
            return unreadable(
                    "Authorization header has " + text.length() + " characters; the limit is " + CHARS_MAX + ".");
        }
        if (!text.startsWith(ALGORITHM + " ")) {
            return unreadable("Unsupported signing algorithm; sign with " + ALGORITHM + ".");
        }
        String credential = null;
        String signedHeaders = null;
        String signature = null;
        for (var part : text.substring(ALGORITHM.length() + 1).split(",", 8)) {
            int equals = part.indexOf('=');
            var name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            var value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (name.equals("Credential") && credential == null) {
                credential = value;
            } else if (name.equals("SignedHeaders") && signedHeaders == null) {
                signedHeaders = value;
            } else if (name.equals("Signature") && signature == null) {
                signature = value;
            } else {
                return unreadable("Authorization header has an unknown or repeated parameter.");
            }
        }
        if (credential == null || signedHeaders == null || signature == null) {
            return unreadable(
                    "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
        }
        return of(credential, signedHeaders, signature);
    }

    private static Reading of(String credential, String signedHeaders, String signature) {
        var scope = credential.split("/", 6);
        if (scope.length != 5 || !isWord(scope[0]) || !isDate(scope[1]) || !isWord(scope[2])) {
            return unreadable("Credential must be access-key-id/yyyymmdd/region/ses/aws4_request.");
        }
        if (!scope[3].equals("ses") || !scope[4].equals("aws4_request")) {
            return unreadable("Credential should be scoped to service 'ses' and end in 'aws4_request'.");
        }
        if (signature.length() != SIGNATURE_CHARS || !signature.chars().allMatch(AuthorizationHeader::isHexDigit)) {
            return unreadable("Signature must be 64 hexadecimal digits in lower case.");
        }
        var names = signedHeaders.split(";", SIGNED_HEADERS_MAX + 1);
        if (names.length > SIGNED_HEADERS_MAX || !areHeaderNames(names)) {
            return unreadable("SignedHeaders must be at most " + SIGNED_HEADERS_MAX
                    + " sorted header names in lower case, separated by ';'.");
        }
        return new Reading.Read(new AuthorizationHeader(scope[0], scope[1], scope[2], List.of(names), signature));
    }

    /** The scope as it stands in the string to sign. */
    String scope() {
        return date + "/" + region + "/ses/aws4_request";
    }

    byte[] signatureBytes() {
        return HexFormat.of().parseHex(signature);
    }

    private static boolean areHeaderNames(String[] names) {
        var previous = "";
        for (var name : names) {
            boolean sound = name.length() <= WORD_CHARS_MAX && name.chars().allMatch(AuthorizationHeader::isNameChar);
            if (!sound || name.compareTo(previous) <= 0) {
                return false;
            }
            previous = name;
        }
        return true;
    }

    private static boolean isWord(String word) {
        return !word.isEmpty()
                && word.length() <= WORD_CHARS_MAX
                && word.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isDate(String date) {
        return date.length() == 8 && date.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static boolean isNameChar(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static Reading unreadable(String why) {
        return new Reading.Unreadable(why);
    }
}
