package dev.everpost.provider.brevo;

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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Brevo's error answers mean for us; the table is {@code docs/reference/outcomes-brevo.md}.
 *
 * <p>Source: the reference of POST /smtp/email, the error codes in Brevo's published client libraries, its pages on rate limits
 * and idempotency.
 */
final class BrevoErrorMapping {

    private BrevoErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param code the member {@code code} of the answer, "" when it had none
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, String code, String message, @Nullable Duration retryAfter) {
        var reply = (status + " " + code + " " + message).strip();
        if (status == 504) {
            // the front door gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        if (status == 429) {
            return new TryLater(Cause.THROTTLED, retryAfter, reply);
        }
        if (code.isEmpty()) {
            // a proxy, a login page: whoever that is, it is not Brevo
            return new ProviderDown(Failure.NONSENSE, reply);
        }
        return byCode(status, code.toLowerCase(Locale.ROOT), message.toLowerCase(Locale.ROOT), reply);
    }

    /** The key of this call was used in the last minutes: the message may be there from the try before. */
    static boolean isRepeated(int status, String code, String message) {
        var words = message.toLowerCase(Locale.ROOT);
        return status < 500
                && switch (code.toLowerCase(Locale.ROOT)) {
                    case "duplicate_parameter", "duplicate_request", "request already processed" -> true;
                    default -> words.contains("already processed");
                };
    }

    private static Outcome byCode(int status, String code, String words, String reply) {
        return switch (code) {
            case "unauthorized", "authentication failed", "api-key not found" ->
                new AccountTrouble(Trouble.CREDENTIALS, reply);
            case "not_enough_credits", "insufficient credits" -> new AccountTrouble(Trouble.QUOTA, reply);
            case "account_under_validation" -> new AccountTrouble(Trouble.SUSPENDED, reply);
            case "permission_denied" -> permission(words, reply);
            case "dmarc policy requires domain authentication", "domain does not exist" ->
                new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            case "document_not_found" -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case "invalid_parameter", "missing_parameter", "out_of_range", "unprocessable_entity" ->
                refused(words, reply);
            case "too_many_requests" -> new TryLater(Cause.THROTTLED, null, reply);
            default -> byStatus(status, reply);
        };
    }

    private static Outcome permission(String words, String reply) {
        return words.contains("sender")
                ? new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply)
                : new AccountTrouble(Trouble.SUSPENDED, reply);
    }

    private static Outcome refused(String words, String reply) {
        if (words.contains("sender")) {
            return new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
        }
        if (words.contains("idempotency")) {
            return new ProviderDown(Failure.NONSENSE, reply);
        }
        boolean address = words.contains("email is not valid") && !words.contains("reply");
        return new Refused(address ? Scope.RECIPIENT : Scope.CONTENT, reply);
    }

    /** A code that we do not know. */
    private static Outcome byStatus(int status, String reply) {
        return switch (status) {
            case 401, 403 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case 402 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            // Never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }
}
