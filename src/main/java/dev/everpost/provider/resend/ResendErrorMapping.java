package dev.everpost.provider.resend;

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
 * What Resend's error answers mean for us; the table is {@code docs/reference/outcomes-resend.md}.
 *
 * <p>Source: the page "Errors" of Resend's API reference and the error names of its Node library.
 */
final class ResendErrorMapping {

    /** A field of recipients, as the messages of validation errors quote it. */
    private static final Pattern RECIPIENT_FIELD = Pattern.compile("[`'\"](to|cc|bcc)[`'\"]");

    private ResendErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param name the error's name; null when the answer had none
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, @Nullable String name, String message, @Nullable Duration retryAfter) {
        var reply = (status + " " + (name == null ? "" : name + " ") + message).strip();
        if (status == 504) {
            // the front door gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (name == null) {
            return withoutName(status, retryAfter, reply);
        }
        return switch (name) {
            case "rate_limit_exceeded" -> new TryLater(Cause.THROTTLED, retryAfter, reply);
            case "daily_quota_exceeded", "monthly_quota_exceeded" -> new AccountTrouble(Trouble.QUOTA, reply);
            case "suspended_api_key", "security_error" -> new AccountTrouble(Trouble.SUSPENDED, reply);
            case "missing_api_key",
                    "invalid_api_key",
                    "restricted_api_key",
                    "invalid_access",
                    "invalid_permission",
                    "not_found",
                    "method_not_allowed" -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            // an earlier call with our key was taken, or is being taken now
            case "concurrent_idempotent_requests", "invalid_idempotent_request" -> new Unknown(reply);
            case "validation_error" -> invalid(status, message, reply);
            case "invalid_from_address",
                    "invalid_attachment",
                    "invalid_parameter",
                    "missing_required_field",
                    "missing_required_parameter" -> new Refused(Scope.CONTENT, reply);
            case "application_error", "internal_server_error", "service_unavailable", "resource_locked" ->
                new ProviderDown(Failure.SERVER_ERROR, reply);
            default -> byStatus(status, retryAfter, reply);
        };
    }

    /** Resend does not say which address of a list it found bad. */
    static boolean mayBeAboutOneAddress(@Nullable String name, Outcome outcome) {
        return outcome instanceof Refused && "validation_error".equals(name);
    }

    private static Outcome invalid(int status, String message, String reply) {
        if (status == 401 || status == 403) {
            // an API key that is not theirs is invalid, too
            return new AccountTrouble(status == 401 ? Trouble.CREDENTIALS : Trouble.SENDER_NOT_VERIFIED, reply);
        }
        var scope = RECIPIENT_FIELD.matcher(message).find() ? Scope.RECIPIENT : Scope.CONTENT;
        return new Refused(scope, reply);
    }

    /** A name that we do not know. */
    private static Outcome byStatus(int status, @Nullable Duration retryAfter, String reply) {
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return switch (status) {
            case 429 -> new TryLater(Cause.THROTTLED, retryAfter, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 401, 403, 404 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            // never end a message for a name that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }

    /** Something answered that does not speak Resend: a proxy, a login page, a load balancer's error page. */
    private static Outcome withoutName(int status, @Nullable Duration retryAfter, String reply) {
        if (status >= 500) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return status == 429
                ? new TryLater(Cause.THROTTLED, retryAfter, reply)
                : new ProviderDown(Failure.NONSENSE, reply);
    }
}
