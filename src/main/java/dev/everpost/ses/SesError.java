package dev.everpost.ses;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation was not done; each dialect has its own name and status for the kind.
 *
 * @param message for people, in SES's words where they are known
 * @param retryAfter when to come back, or null
 */
public record SesError(Kind kind, String message, @Nullable Duration retryAfter) {

    public static SesError of(Kind kind, String message) {
        return new SesError(kind, message, null);
    }

    static SesError badRequest(String message) {
        return of(Kind.BAD_REQUEST, message);
    }

    static SesError missingMember(String member) {
        return badRequest("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    /** The message is larger than the dialect takes. */
    public static SesError tooLong(long bytes, long bytesMax) {
        return of(Kind.MESSAGE_TOO_LONG, "Message length is more than " + bytesMax + " bytes long: '" + bytes + "'.");
    }

    /** What is wrong. */
    public enum Kind {
        /** A member is missing or has a value that is not allowed. */
        BAD_REQUEST,
        /** The mail is refused as it is: its sender is not verified. */
        MESSAGE_REJECTED,
        /** Larger than the dialect takes. */
        MESSAGE_TOO_LONG,
        NOT_FOUND,
        TEMPLATE_NOT_FOUND,
        CONFIGURATION_SET_NOT_FOUND,
        EVENT_DESTINATION_NOT_FOUND,
        ALREADY_EXISTS,
        LIMIT_EXCEEDED,
        /** The same invocation or key asked for something else before. */
        CONFLICT,
        SENDING_PAUSED,
        CONFIGURATION_SET_SENDING_PAUSED,
        INVALID_NEXT_TOKEN,
        INVALID_TEMPLATE,
        /** Template data is no JSON object. */
        INVALID_RENDERING_PARAMETER,
        MISSING_RENDERING_ATTRIBUTE,
        /** Everpost has no such operation or option. */
        NOT_OFFERED,
        TOO_MANY_REQUESTS,
        /** Not now: the store cannot promise, or we are stopping. */
        UNAVAILABLE,
        INTERNAL
    }
}
