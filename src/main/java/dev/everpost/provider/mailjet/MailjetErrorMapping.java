package dev.everpost.provider.mailjet;

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
 * What Mailjet's errors mean for us; the table is {@code docs/reference/outcomes-mailjet.md}.
 *
 * <p>Source: "Send API errors" in the guide of the Send API v3.1, the page of status codes.
 */
final class MailjetErrorMapping {

    private MailjetErrorMapping() {}

    /**
     * Maps one error, of a message or of the whole call.
     *
     * @param status of the error where it has one, else of the answer
     * @param code {@code ErrorCode}, "" when there was none
     * @param relatedTo {@code ErrorRelatedTo}, such as {@code To[0].Email}; "" when there was none
     * @param isMailjets whether the answer has the shape of Mailjet's
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(
            int status,
            String code,
            String message,
            String relatedTo,
            boolean isMailjets,
            @Nullable Duration retryAfter) {
        var reply = (status + " " + code + " " + message + " " + relatedTo).strip();
        if (status == 504) {
            // the front door gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (status >= 500 || status == 408) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        if (status == 429) {
            return message.toLowerCase(Locale.ROOT).contains("quota")
                    ? new AccountTrouble(Trouble.QUOTA, reply)
                    : new TryLater(Cause.THROTTLED, retryAfter, reply);
        }
        return isMailjets
                ? byCode(status, code.toLowerCase(Locale.ROOT), message, relatedTo, reply)
                // a proxy, a login page: whoever that is, it is not Mailjet
                : new ProviderDown(Failure.NONSENSE, reply);
    }

    private static Outcome byCode(int status, String code, String message, String relatedTo, String reply) {
        return switch (code) {
            case "mj-0001" -> new AccountTrouble(Trouble.SUSPENDED, reply);
            case "mj-0015" -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case "send-0006", "send-0007", "send-0008" -> new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            case "mj-0013" -> address(relatedTo, reply);
            case "mj-0003",
                    "mj-0004",
                    "mj-0005",
                    "mj-0006",
                    "mj-0007",
                    "mj-0008",
                    "mj-0011",
                    "mj-0012",
                    "send-0003",
                    "send-0011" -> new Refused(Scope.CONTENT, reply);
            default -> byStatus(status, message.toLowerCase(Locale.ROOT), reply);
        };
    }

    /** Whose address has no form that Mailjet takes. */
    private static Outcome address(String relatedTo, String reply) {
        if (relatedTo.startsWith("From") || relatedTo.startsWith("Sender")) {
            return new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
        }
        return new Refused(relatedTo.startsWith("ReplyTo") ? Scope.CONTENT : Scope.RECIPIENT, reply);
    }

    /** A code that we do not know, or none. */
    private static Outcome byStatus(int status, String words, String reply) {
        if ((status == 401 || status == 403) && (words.contains("blocked") || words.contains("suspended"))) {
            return new AccountTrouble(Trouble.SUSPENDED, reply);
        }
        return switch (status) {
            // 404 is a wrong endpoint: our settings, not the mail
            case 401, 403, 404 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case 402 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            // Never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }
}
