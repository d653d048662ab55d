package dev.everpost.provider.postmark;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Postmark's error answers mean for us; the table is {@code docs/reference/outcomes-postmark.md}.
 *
 * <p>Source: "API error codes" and "HTTP response codes" of Postmark's API overview, and its client libraries.
 */
final class PostmarkErrorMapping {

    /** An answer without Postmark's JSON. */
    static final int NO_CODE = -1;

    /** Codes of message streams: not there, archived, not for sending. */
    private static final int STREAM_FIRST = 1200;

    private static final int STREAM_LAST = 1299;

    private static final Pattern ABOUT_A_RECIPIENT = Pattern.compile("'(To|Cc|Bcc)'");

    private PostmarkErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param code Postmark's ErrorCode, or {@link #NO_CODE}
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, int code, String message, @Nullable Duration retryAfter) {
        var reply = (status + " " + (code == NO_CODE ? "" : code + " ") + message).strip();
        return switch (code) {
            case 10 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case 100 -> new ProviderDown(Failure.SERVER_ERROR, reply);
            case 300 -> new Refused(scope(message), reply);
            case 400, 401 -> new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            case 405 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 406 -> new Refused(Scope.RECIPIENT, reply);
            case 411 -> new Refused(Scope.CONTENT, reply);
            case 412, 413 -> new AccountTrouble(Trouble.SUSPENDED, reply);
            case 429 -> new TryLater(Cause.THROTTLED, retryAfter, reply);
            default ->
                code >= STREAM_FIRST && code <= STREAM_LAST
                        ? new AccountTrouble(Trouble.CREDENTIALS, reply)
                        : byStatus(status, code, retryAfter, reply);
        };
    }

    /** One of several addresses may be all that Postmark minds; it took none of them. */
    static boolean mayBeAboutOneAddress(int code) {
        return code == 300 || code == 406;
    }

    private static Scope scope(String message) {
        return ABOUT_A_RECIPIENT.matcher(message).find() ? Scope.RECIPIENT : Scope.CONTENT;
    }

    private static Outcome byStatus(int status, int code, @Nullable Duration retryAfter, String reply) {
        if (status == 504) {
            // a front door that gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return switch (status) {
            case 429 -> new TryLater(Cause.THROTTLED, retryAfter, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 401, 403, 404 ->
                code == NO_CODE
                        ? new ProviderDown(Failure.NONSENSE, reply)
                        : new AccountTrouble(Trouble.CREDENTIALS, reply);
            // Never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }
}
