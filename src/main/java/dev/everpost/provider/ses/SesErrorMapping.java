package dev.everpost.provider.ses;

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
 * What SES's error answers mean for us; the table is {@code docs/reference/outcomes-ses.md}.
 *
 * <p>Source: the error list of SendEmail in the Amazon SES API v2 reference, the quota pages of the SES developer guide,
 * and the common errors of AWS services.
 */
final class SesErrorMapping {

    private SesErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param code the error type with or without its suffix {@code Exception}; null when the answer had none
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, @Nullable String code, String message, @Nullable Duration retryAfter) {
        var reply = (status + " " + (code == null ? "" : code + " ") + message).strip();
        if (status == 504) {
            // the front door gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (code == null) {
            return withoutCode(status, retryAfter, reply);
        }
        var words = message.toLowerCase(Locale.ROOT);
        return switch (bare(code)) {
            case "TooManyRequests", "Throttling", "Throttled", "RequestLimitExceeded", "SlowDown", "LimitExceeded" ->
                limited(bare(code), words, retryAfter, reply);
            case "AccountSuspended",
                    "SendingPaused",
                    "AccountSendingPaused",
                    "ConfigurationSetSendingPaused",
                    "ProductionAccessNotGranted" -> new AccountTrouble(Trouble.SUSPENDED, reply);
            case "MailFromDomainNotVerified", "FromEmailAddressNotVerified" ->
                new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            case "MessageRejected", "BadRequest", "InvalidParameterValue", "Validation" -> rejected(words, reply);
            case "RequestEntityTooLarge" -> new Refused(Scope.CONTENT, reply);
            case "SignatureDoesNotMatch",
                    "InvalidSignature",
                    "IncompleteSignature",
                    "InvalidClientTokenId",
                    "UnrecognizedClient",
                    "MissingAuthenticationToken",
                    "ExpiredToken",
                    "RequestExpired",
                    "AccessDenied",
                    "OptInRequired",
                    "NotAuthorized" -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            default -> byStatus(status, reply);
        };
    }

    /** SES does not say which part of a request it found bad; among many addresses it may be one. */
    static boolean mayBeAboutOneAddress(@Nullable String code, Outcome outcome) {
        return outcome instanceof Refused
                && code != null
                && switch (bare(code)) {
                    case "BadRequest", "InvalidParameterValue", "Validation" -> true;
                    default -> false;
                };
    }

    private static Outcome limited(String code, String words, @Nullable Duration retryAfter, String reply) {
        boolean rate = words.contains("rate");
        boolean daily = words.contains("daily") || (code.equals("LimitExceeded") && !rate);
        return daily ? new AccountTrouble(Trouble.QUOTA, reply) : new TryLater(Cause.THROTTLED, retryAfter, reply);
    }

    private static Outcome rejected(String words, String reply) {
        if (words.contains("not verified")) {
            return new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
        }
        if (words.contains("sending paused") || words.contains("sending is paused") || words.contains("suspended")) {
            return new AccountTrouble(Trouble.SUSPENDED, reply);
        }
        if (words.contains("configuration set")) {
            return new AccountTrouble(Trouble.CREDENTIALS, reply);
        }
        return new Refused(Scope.CONTENT, reply);
    }

    /** A code that we do not know. */
    private static Outcome byStatus(int status, String reply) {
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return switch (status) {
            case 429 -> new TryLater(Cause.THROTTLED, null, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            // 401 and 403 are about who we are; 404 is a wrong endpoint or configuration set: our settings, not the
            // mail
            case 401, 403, 404 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case 409 -> new ProviderDown(Failure.SERVER_ERROR, reply);
            // Never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }

    /** Something answered that does not speak SES: a proxy, a login page, a load balancer's error page. */
    private static Outcome withoutCode(int status, @Nullable Duration retryAfter, String reply) {
        if (status >= 500) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return status == 429
                ? new TryLater(Cause.THROTTLED, retryAfter, reply)
                : new ProviderDown(Failure.NONSENSE, reply);
    }

    private static String bare(String code) {
        return code.endsWith("Exception") ? code.substring(0, code.length() - "Exception".length()) : code;
    }
}
