package dev.everpost.provider.sendgrid;

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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What SendGrid's error answers mean for us; the table is {@code docs/reference/outcomes-sendgrid.md}.
 *
 * <p>Source: the status codes and the error messages of the v3 Mail Send API, and the words that its clients' issue lists show
 * for credit, review and sender identity.
 */
final class SendGridErrorMapping {

    private SendGridErrorMapping() {}

    /** One of an answer's errors; "" for what it does not say. */
    record Problem(String message, String field) {}

    /**
     * Maps an answer that is not good.
     *
     * @param problems empty when the body was not SendGrid's
     * @param rest what the answer asked for, or null
     */
    static Outcome outcome(int status, List<Problem> problems, @Nullable Duration rest) {
        var reply = reply(status, problems);
        return switch (status) {
            case 413 -> new Refused(Scope.CONTENT, reply);
            case 429 -> limited(words(problems), rest, reply);
            // the front door gave up on the house behind it, which may have the message all the same
            case 504 -> new Unknown(reply);
            default ->
                status >= 500 || status == 408
                        ? new ProviderDown(Failure.SERVER_ERROR, reply)
                        : refusal(status, problems, reply);
        };
    }

    /** SendGrid refuses a whole call for one bad address. */
    static boolean mayBeAboutOneAddress(Outcome outcome, List<Problem> problems) {
        return outcome instanceof Refused && problems.stream().anyMatch(SendGridErrorMapping::isAboutRecipients);
    }

    private static Outcome refusal(int status, List<Problem> problems, String reply) {
        if (problems.isEmpty()) {
            // a proxy, a login page: nothing that speaks SendGrid's API
            return new ProviderDown(Failure.NONSENSE, reply);
        }
        var account = account(words(problems));
        if (account != null) {
            return new AccountTrouble(account, reply);
        }
        return switch (status) {
            case 400 -> invalid(problems, reply);
            case 403 ->
                new AccountTrouble(
                        problems.stream().anyMatch(each -> isFrom(each.field()))
                                ? Trouble.SENDER_NOT_VERIFIED
                                : Trouble.CREDENTIALS,
                        reply);
            // 404 is a wrong endpoint, 451 the wrong region for this account's mail: our settings, not the mail
            case 401, 404, 451 -> new AccountTrouble(Trouble.CREDENTIALS, reply);
            default -> new ProviderDown(Failure.NONSENSE, reply);
        };
    }

    /** What the words say of the account, whatever the status; null when nothing. */
    private static @Nullable Trouble account(String words) {
        if (words.contains("credits exceeded")
                || words.contains("credit limit")
                || words.contains("messaging limits")) {
            return Trouble.QUOTA;
        }
        if (words.contains("sender identity") || words.contains("not authorized to send from")) {
            return Trouble.SENDER_NOT_VERIFIED;
        }
        return words.matches("(?s).*\\baccount\\b.*\\b(suspended|under"
                        + " review|disabled|deactivated|banned|frozen|blocked)\\b.*")
                ? Trouble.SUSPENDED
                : null;
    }

    private static Outcome invalid(List<Problem> problems, String reply) {
        if (problems.stream().anyMatch(each -> isOurs(each.field()))) {
            return new AccountTrouble(Trouble.CREDENTIALS, reply);
        }
        if (problems.stream().allMatch(each -> isAboutRecipients(each) && isAddress(each))) {
            return new Refused(Scope.RECIPIENT, reply);
        }
        return problems.stream().allMatch(each -> isOfTheMail(each.field()))
                ? new Refused(Scope.CONTENT, reply)
                // never end a message for an error that we do not understand
                : new ProviderDown(Failure.NONSENSE, reply);
    }

    private static Outcome limited(String words, @Nullable Duration rest, String reply) {
        return account(words) == Trouble.QUOTA
                ? new AccountTrouble(Trouble.QUOTA, reply)
                : new TryLater(Cause.THROTTLED, rest, reply);
    }

    private static boolean isAboutRecipients(Problem problem) {
        return problem.field().matches("personalizations(\\.\\d+)?(\\.(to|cc|bcc)(\\..*)?)?");
    }

    private static boolean isAddress(Problem problem) {
        return problem.field().endsWith(".email") || problem.message().contains("valid address");
    }

    private static boolean isFrom(String field) {
        return field.equals("from") || field.startsWith("from.");
    }

    /** Fields that hold what the configuration says, not what was submitted. */
    private static boolean isOurs(String field) {
        return field.matches("(ip_pool_name|asm|mail_settings|tracking_settings|template_id)(\\..*)?");
    }

    private static boolean isOfTheMail(String field) {
        return field.matches("(personalizations|from|reply_to|reply_to_list|subject|content|attachments|headers"
                + "|categories|custom_args|send_at|message)(\\..*)?");
    }

    private static String words(List<Problem> problems) {
        return problems.stream()
                .map(Problem::message)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static String reply(int status, List<Problem> problems) {
        var words = problems.stream()
                .map(each -> each.field().isEmpty() ? each.message() : each.field() + ": " + each.message())
                .collect(Collectors.joining("; "));
        return (status + " " + words).strip();
    }
}
