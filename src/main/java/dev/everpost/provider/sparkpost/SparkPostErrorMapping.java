package dev.everpost.provider.sparkpost;

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
 * What SparkPost's error answers mean for us; the table is {@code docs/reference/outcomes-sparkpost.md}.
 *
 * <p>Source: "Extended error codes" of SparkPost's support pages, and the errors section of its API reference.
 */
final class SparkPostErrorMapping {

    /** An answer without SparkPost's JSON, or an error without a code of its own. */
    static final int NO_CODE = 0;

    /** Errors of templates, which raw messages meet when they cannot be read as MIME. */
    private static final int CONTENT_FIRST = 3000;

    private static final int CONTENT_LAST = 3999;

    private SparkPostErrorMapping() {}

    /**
     * Maps an answer that is not a success.
     *
     * @param theirs whether the answer has SparkPost's JSON of errors
     * @param code the first error's code, or {@link #NO_CODE}
     * @param words the first error's message and description
     * @param retryAfter what the answer asked for, or null
     */
    static Outcome outcome(int status, boolean theirs, int code, String words, @Nullable Duration retryAfter) {
        var reply = (status + " " + (code == NO_CODE ? "" : code + " ") + words).strip();
        var lower = words.toLowerCase(Locale.ROOT);
        if (code >= CONTENT_FIRST && code <= CONTENT_LAST) {
            return new Refused(Scope.CONTENT, reply);
        }
        return switch (code) {
            case 1303, 1304 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            case 1500, 1501, 1502, 1900, 1910 -> new ProviderDown(Failure.SERVER_ERROR, reply);
            case 1300, 1301, 1400 -> unreadable(lower, reply);
            case 1901 -> new Refused(Scope.CONTENT, reply);
            case 1902 -> new Refused(lower.contains("suppressed") ? Scope.RECIPIENT : Scope.CONTENT, reply);
            case 2101, 2102, 2103 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 5002 -> new Refused(Scope.RECIPIENT, reply);
            case 7000, 7001 -> new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, reply);
            default -> byStatus(status, theirs, lower, retryAfter, reply);
        };
    }

    /** One of several addresses may be all that SparkPost minds; it took none of them. */
    static boolean mayBeAboutOneAddress(int code, Outcome outcome) {
        return outcome instanceof Refused
                && switch (code) {
                    case 1300, 1301, 1400, 1901, 1902, 5002 -> true;
                    default -> false;
                };
    }

    /** SparkPost does not understand a field: an address, or something that we wrote wrongly. */
    private static Outcome unreadable(String lower, String reply) {
        if (lower.contains("ip_pool") || lower.contains("ip pool")) {
            return new AccountTrouble(Trouble.CREDENTIALS, reply);
        }
        return lower.contains("recipient") || lower.contains("address")
                ? new Refused(Scope.RECIPIENT, reply)
                : new ProviderDown(Failure.NONSENSE, reply);
    }

    private static Outcome byStatus(
            int status, boolean theirs, String lower, @Nullable Duration retryAfter, String reply) {
        if (status == 504) {
            // a front door that gave up on the house behind it, which may have the message all the same
            return new Unknown(reply);
        }
        if (status >= 500 || status == 408 || status == 409) {
            return new ProviderDown(Failure.SERVER_ERROR, reply);
        }
        return switch (status) {
            case 420 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 429 -> new TryLater(Cause.THROTTLED, retryAfter, reply);
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 401, 403, 404 -> theirs ? account(lower, reply) : new ProviderDown(Failure.NONSENSE, reply);
            // Never end a message for a code that we do not understand
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }

    private static Outcome account(String lower, String reply) {
        return new AccountTrouble(lower.contains("suspend") ? Trouble.SUSPENDED : Trouble.CREDENTIALS, reply);
    }
}
