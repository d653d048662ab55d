package dev.everpost.provider.azure;

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
 * What Azure's error answers mean for us; the table is {@code docs/reference/outcomes-azure.md}.
 *
 * <p>Source: "Common error codes" and "Service limits" of Azure Communication Services; it has no list of codes for e-mail, so those that
 * its users report are here, and what is not known never ends a message.
 */
final class AzureErrorMapping {

    /** Azure counts by the minute and by the hour and says neither; a wait beyond a minute is the hour's limit. */
    static final Duration RATE_WAIT_MAX = Duration.ofMinutes(1);

    private AzureErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param code the error's code; null when the answer had none
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, @Nullable String code, String message, @Nullable Duration retryAfter) {
        var reply = (status + " " + (code == null ? "" : code + " ") + message).strip();
        if (status == 504) {
            // the front door gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (status == 429) {
            return limited(retryAfter, reply);
        }
        if (code == null) {
            return status >= 500
                    ? new ProviderDown(Failure.SERVER_ERROR, reply)
                    : new ProviderDown(Failure.NONSENSE, reply);
        }
        return switch (code) {
            case "DomainNotLinked",
                    "DomainNotFound",
                    "DomainNotVerified",
                    "InvalidSenderUserName",
                    "InvalidSenderUsername",
                    "SenderNotProvisioned" -> new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            case "Denied", "Unauthorized", "Forbidden", "AuthenticationFailed" ->
                new AccountTrouble(Trouble.CREDENTIALS, reply);
            case "ResourceSuspended", "SubscriptionSuspended", "ResourceDisabled" ->
                new AccountTrouble(Trouble.SUSPENDED, reply);
            case "EmailDroppedAllRecipientsSuppressed", "InvalidEmailAddress", "InvalidRecipient" ->
                new Refused(Scope.RECIPIENT, reply);
            case "RequestEntityTooLarge", "BadRequest", "InvalidRequest", "InvalidAttachment" ->
                rejected(message, reply);
            default -> byStatus(status, reply);
        };
    }

    /** Azure names the bad address in words only, if at all. */
    static boolean mayBeAboutOneAddress(@Nullable String code, Outcome outcome) {
        return outcome instanceof Refused && code != null && !code.equals("RequestEntityTooLarge");
    }

    private static Outcome limited(@Nullable Duration retryAfter, String reply) {
        return retryAfter != null && retryAfter.compareTo(RATE_WAIT_MAX) > 0
                ? new AccountTrouble(Trouble.QUOTA, reply)
                : new TryLater(Cause.THROTTLED, retryAfter, reply);
    }

    private static Outcome rejected(String message, String reply) {
        var words = message.toLowerCase(Locale.ROOT);
        if (words.contains("sender")) {
            return new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
        }
        return new Refused(words.contains("email address") ? Scope.RECIPIENT : Scope.CONTENT, reply);
    }

    /** A code that we do not know. */
    private static Outcome byStatus(int status, String reply) {
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return switch (status) {
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 401, 403, 404 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            // an operation with our id was taken before
            case 409, 412 -> new Unknown(reply);
            // never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }
}
