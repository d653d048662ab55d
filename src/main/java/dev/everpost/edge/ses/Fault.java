package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.ses.SesError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error as SES API v2 answers it: HTTP status, the type that SDKs turn into an exception, a message for people.
 *
 * @param retryAfter when to come back, or null
 */
record Fault(
        int status, String type, String message, @Nullable Duration retryAfter) {

    static Fault badRequest(String message) {
        return new Fault(400, "BadRequestException", message, null);
    }

    static Fault serialization(String message) {
        return new Fault(400, "SerializationException", message, null);
    }

    /** What AWS services say to a path that none of their operations has. */
    static Fault unknownOperation(String method, String path) {
        return new Fault(
                404, "UnknownOperationException", "No operation of SES API v2 is " + method + " " + path + ".", null);
    }

    static Fault of(Refusal refusal) {
        return new Fault(refusal.status(), refusal.name(), refusal.message(), null);
    }

    static Fault of(SesError error) {
        return switch (error.kind()) {
            case BAD_REQUEST, INVALID_TEMPLATE, INVALID_RENDERING_PARAMETER, MISSING_RENDERING_ATTRIBUTE ->
                badRequest(error.message());
            case NOT_OFFERED -> badRequest(error.message());
            case MESSAGE_REJECTED, MESSAGE_TOO_LONG -> new Fault(400, "MessageRejected", error.message(), null);
            case NOT_FOUND, TEMPLATE_NOT_FOUND, CONFIGURATION_SET_NOT_FOUND, EVENT_DESTINATION_NOT_FOUND ->
                new Fault(404, "NotFoundException", error.message(), null);
            case ALREADY_EXISTS -> new Fault(400, "AlreadyExistsException", error.message(), null);
            case LIMIT_EXCEEDED -> new Fault(400, "LimitExceededException", error.message(), null);
            case CONFLICT -> new Fault(409, "ConflictException", error.message(), null);
            case SENDING_PAUSED, CONFIGURATION_SET_SENDING_PAUSED ->
                new Fault(400, "SendingPausedException", error.message(), null);
            case INVALID_NEXT_TOKEN -> new Fault(400, "InvalidNextTokenException", error.message(), null);
            case TOO_MANY_REQUESTS -> new Fault(429, "TooManyRequestsException", error.message(), error.retryAfter());
            // 503: the Java, JavaScript, Python, Go and PHP SDKs all try again.
            case UNAVAILABLE -> new Fault(503, "InternalServiceErrorException", error.message(), error.retryAfter());
            case INTERNAL -> internal();
        };
    }

    static Fault internal() {
        return new Fault(500, "InternalServiceErrorException", "The gateway failed; its log tells why.", null);
    }
}
