package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error as SES answers it: HTTP status, the type that SDKs turn into an exception, a message for people.
 *
 * @param retryAfter when to come back, or null
 */
record Fault(
        int status, String type, String message, @Nullable Duration retryAfter)
        implements SendEmailReading, Draft, Mail {

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

    static Fault of(Refusal refusal) {
        return new Fault(refusal.status(), refusal.name(), refusal.message(), null);
    }

    /** 503: the Java, JavaScript, Python, Go and PHP SDKs all try again. */
    static Fault unavailable(String message, Duration retryAfter) {
        return new Fault(503, "InternalServiceErrorException", message, retryAfter);
    }

    static Fault internal() {
        return new Fault(500, "InternalServiceErrorException", "The gateway failed; its log tells why.", null);
    }
}
