package dev.everpost.edge.sigv4;

/**
 * A signature that is not taken, in AWS's words; each protocol writes it in its own form.
 *
 * @param status of HTTP
 * @param name of the error as all AWS services know it
 * @param message for people
 */
public record Refusal(int status, String name, String message) implements Claim, Authentication {

    static Refusal missingToken() {
        return new Refusal(403, "MissingAuthenticationToken", "Missing Authentication Token");
    }

    static Refusal unknownKey() {
        return new Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    static Refusal incomplete(String message) {
        return new Refusal(400, "IncompleteSignature", message);
    }

    static Refusal signature(String message) {
        return new Refusal(403, "SignatureDoesNotMatch", message);
    }

    static Refusal wrongSignature() {
        return signature("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }
}
