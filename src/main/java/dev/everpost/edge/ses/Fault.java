package dev.everpost.edge.ses;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error as SES answers it: HTTP status, the type that SDKs turn into an exception, a message for people.
 *
 * @param retryAfter when to come back, or null
 */
record Fault(
        int status, String type, String message, @Nullable Duration retryAfter)
        implements Authentication, SendEmailReading, Draft, Mail {

    static Fault badRequest(String message) {
        return new Fault(400, "BadRequestException", message, null);
    }

    static Fault messageRejected(String message) {
        return new Fault(400, "MessageRejected", message, null);
    }

    static Fault serialization(String message) {
        return new Fault(400, "SerializationException", message, null);
    }

    static Fault tooLong(long bytes, long bytesMax) {
        return messageRejected("Message length is more than " + bytesMax + " bytes long: '" + bytes + "'.");
    }

    static Fault notOffered(String method, String path) {
        return new Fault(
                404,
                "NotFoundException",
                "Everpost does not offer " + method + " " + path
                        + "; it offers SendEmail (POST /v2/email/outbound-emails) and GetAccount (GET /v2/email/account).",
                null);
    }

    static Fault missingToken() {
        return new Fault(403, "MissingAuthenticationToken", "Missing Authentication Token", null);
    }

    static Fault unknownKey() {
        return new Fault(403, "InvalidClientTokenId", "The security token included in the request is invalid.", null);
    }

    static Fault incomplete(String message) {
        return new Fault(400, "IncompleteSignature", message, null);
    }

    static Fault signature(String message) {
        return new Fault(403, "SignatureDoesNotMatch", message, null);
    }

    static Fault wrongSignature() {
        return signature("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    /** 503: the Java, JavaScript, Python, Go and PHP SDKs all try again. */
    static Fault unavailable(String message, Duration retryAfter) {
        return new Fault(503, "InternalServiceErrorException", message, retryAfter);
    }

    static Fault internal() {
        return new Fault(500, "InternalServiceErrorException", "The gateway failed; its log tells why.", null);
    }
}
