package dev.everpost.edge.sigv4;

/**
 * A signature that is not taken, in AWS's words; each protocol writes it in its own form.
 *
 * @param status of HTTP
 * @param name of the error as all AWS services know it
 * @param message for people
 */
public record Refusal(int status, String name, String message)
        implements Claim, Authentication, SignatureReading, TimeReading {

    private static final int SHOWN_CHARS_MAX = 100;

    private Refusal(String name, String message) {
        this(403, name, message);
    }

    static Refusal missingToken() {
        return new Refusal("MissingAuthenticationToken", "Missing Authentication Token");
    }

    /** Said of a key that nobody has, and of a session token that is not the key's. */
    static Refusal unknownKey() {
        return new Refusal("InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    static Refusal incomplete(String message) {
        return new Refusal("IncompleteSignature", message);
    }

    static Refusal unsupported(String algorithm) {
        var hint = algorithm.startsWith("AWS4-ECDSA-")
                ? " Signature Version 4A, which SDKs choose for multi-region endpoints, is not offered."
                : "";
        return incomplete("Unsupported AWS 'algorithm': '" + shown(algorithm) + "' (only " + Signature.ALGORITHM
                + " for now)." + hint);
    }

    /** Of the versions that AWS has switched off. */
    static Refusal outdated() {
        return incomplete("Signature Versions 2 and 3 are no longer supported; sign with Signature Version 4 ("
                + Signature.ALGORITHM + ").");
    }

    static Refusal notSigned(String header) {
        return signature("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    static Refusal hostNotSigned() {
        return signature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    static Refusal signature(String message) {
        return new Refusal("SignatureDoesNotMatch", message);
    }

    static Refusal wrongSignature() {
        return signature("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    /** A client's text, cut and made printable, for a message. */
    static String shown(String text) {
        var cut = text.length() > SHOWN_CHARS_MAX ? text.substring(0, SHOWN_CHARS_MAX) + "..." : text;
        return cut.replaceAll("[^ -~]", "?");
    }
}
