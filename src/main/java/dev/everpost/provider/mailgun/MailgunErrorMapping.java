package dev.everpost.provider.mailgun;

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
 * What Mailgun's error answers mean for us; the table is {@code docs/reference/outcomes-mailgun.md}.
 *
 * <p>Source: the status codes of Mailgun's API reference, its advice on 5xx, and the messages that the issue lists of its client
 * libraries and users show: Mailgun has no error codes, so words decide.
 */
final class MailgunErrorMapping {

    private MailgunErrorMapping() {}

    /**
     * Maps an answer that is not good.
     *
     * @param message "" when the body was not Mailgun's
     * @param rest what the answer asked for, or null
     */
    static Outcome outcome(int status, String message, @Nullable Duration rest) {
        var reply = (status + " " + message).strip();
        if (status >= 500 || status == 408) {
            // "your message may have been sent": only the events tell
            return new Unknown(reply);
        }
        return switch (status) {
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 420 -> new AccountTrouble(Trouble.QUOTA, reply);
            case 429 -> new TryLater(Cause.THROTTLED, rest, reply);
            default ->
                message.isEmpty()
                        ? new ProviderDown(Failure.NONSENSE, reply)
                        : refusal(status, message.toLowerCase(Locale.ROOT), reply);
        };
    }

    /** Mailgun refuses a whole call for one bad address, and for more recipients than an account on probation may name. */
    static boolean mayBeAboutOneAddress(Outcome outcome, String message) {
        return outcome instanceof Refused && isAboutRecipients(message.toLowerCase(Locale.ROOT));
    }

    private static Outcome refusal(int status, String words, String reply) {
        var account = account(words);
        if (account != null) {
            return new AccountTrouble(account, reply);
        }
        return switch (status) {
            case 400 -> invalid(words, reply);
            // 404 is a domain that this region or this account does not have: our settings, not the mail
            case 401, 403, 404 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }

    /** What the words say of the account or the domain, whatever the status; null when nothing. */
    private static @Nullable Trouble account(String words) {
        if (words.contains("limit") && (words.contains("exceeded") || words.contains("reached"))) {
            return Trouble.QUOTA;
        }
        if (words.contains("unverified")
                || words.contains("not verified")
                || words.contains("requires dns")
                || words.contains("sandbox subdomains")
                || words.contains("authorized recipients")
                || words.contains("for test purposes only")) {
            return Trouble.SENDER_NOT_VERIFIED;
        }
        boolean stopped = words.contains("not allowed to send")
                || words.contains("suspended")
                || words.contains("deactivated")
                || words.contains("activate your mailgun account");
        return stopped || words.matches("(?s).*\\b(account|domain)\\b.*\\bdisabled\\b.*") ? Trouble.SUSPENDED : null;
    }

    private static Outcome invalid(String words, String reply) {
        if (words.contains("ip-pool") || words.contains("ip pool")) {
            return new AccountTrouble(Trouble.CREDENTIALS, reply);
        }
        if (isAboutRecipients(words)) {
            return new Refused(Scope.RECIPIENT, reply);
        }
        boolean ofTheMail = words.contains("from parameter")
                || words.contains("'from'")
                || words.contains("mime")
                || words.contains("message")
                || words.contains("header")
                || words.contains("attachment");
        // never end a message for words that we do not understand
        return ofTheMail ? new Refused(Scope.CONTENT, reply) : new ProviderDown(Failure.NONSENSE, reply);
    }

    private static boolean isAboutRecipients(String words) {
        return words.contains("to parameter") || words.contains("'to'") || words.contains("recipients per request");
    }
}
