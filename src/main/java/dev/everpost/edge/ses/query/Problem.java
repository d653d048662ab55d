package dev.everpost.edge.ses.query;

import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.ses.SesError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error as SES API v1 answers it; below 500 it is the sender's.
 *
 * @param code that SDKs turn into an exception
 * @param message for people
 * @param retryAfter when to come back, or null
 */
record Problem(
        int status, String code, String message, @Nullable Duration retryAfter) {

    /** How AWS begins to say that a member does not fit the model. */
    private static final String VALIDATION = "1 validation error detected";

    static Problem sender(String code, String message) {
        return new Problem(400, code, message, null);
    }

    static Problem invalidValue(String message) {
        return sender("InvalidParameterValue", message);
    }

    static Problem of(Refusal refusal) {
        return new Problem(refusal.status(), refusal.name(), refusal.message(), null);
    }

    static Problem internal() {
        return new Problem(500, "InternalFailure", "The gateway failed; its log tells why.", null);
    }

    /** An error of an operation on a kind of object. */
    static Problem of(SesError error, ErrorNames names) {
        var text = error.message();
        return switch (error.kind()) {
            case BAD_REQUEST -> sender(text.startsWith(VALIDATION) ? "ValidationError" : names.invalid(), text);
            case MESSAGE_TOO_LONG, CONFLICT, INVALID_NEXT_TOKEN, NOT_FOUND -> invalidValue(text);
            case NOT_OFFERED -> sender("UnsupportedOperation", text);
            case MESSAGE_REJECTED -> sender("MessageRejected", text);
            case TEMPLATE_NOT_FOUND -> sender(names.missingTemplate(), text);
            case CONFIGURATION_SET_NOT_FOUND -> sender("ConfigurationSetDoesNotExist", text);
            case EVENT_DESTINATION_NOT_FOUND -> sender("EventDestinationDoesNotExist", text);
            case ALREADY_EXISTS -> sender(names.exists(), text);
            case LIMIT_EXCEEDED -> sender("LimitExceeded", text);
            case SENDING_PAUSED -> sender("AccountSendingPausedException", text);
            case CONFIGURATION_SET_SENDING_PAUSED -> sender("ConfigurationSetSendingPausedException", text);
            case INVALID_TEMPLATE -> sender("InvalidTemplate", text);
            case INVALID_RENDERING_PARAMETER -> sender("InvalidRenderingParameter", text);
            case MISSING_RENDERING_ATTRIBUTE -> sender("MissingRenderingAttribute", text);
            case TOO_MANY_REQUESTS -> new Problem(400, "Throttling", text, error.retryAfter());
            // 503: every SDK tries again.
            case UNAVAILABLE -> new Problem(503, "ServiceUnavailable", text, error.retryAfter());
            case INTERNAL -> internal();
        };
    }
}
