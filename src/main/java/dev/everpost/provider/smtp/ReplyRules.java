package dev.everpost.provider.smtp;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.ReplyWords;
import dev.everpost.smtp.Reply;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a negative reply means, by the place in the dialogue where it comes (RFC 5321 section 4.2.3, RFC 3463).
 *
 * <p>A wrong "refused" loses mail, a wrong "provider down" costs a detour: in doubt the rules take the detour.
 */
final class ReplyRules {

    /** Commands not known, out of order or not implemented: the two sides no longer talk about the same thing. */
    private static final Set<Integer> OUT_OF_STEP = Set.of(500, 502, 503);

    private static final Set<Integer> AUTH_CODES = Set.of(530, 534, 535, 538);

    private ReplyRules() {}

    /** The greeting or EHLO was a no. */
    static Outcome hello(Reply reply) {
        var known = accountOrRate(reply, RelayWords.YOURS_SUSPENDED);
        return known != null ? known : serverError(reply);
    }

    /** STARTTLS was a no. */
    static Outcome tls(Reply reply) {
        return reply.code() == 421 ? serverError(reply) : new ProviderDown(Failure.TLS, reply.inOneLine());
    }

    static Outcome auth(Reply reply) {
        var known = accountOrRate(reply, RelayWords.SUSPENDED);
        if (known != null) {
            return known;
        }
        // 432 asks for a password transition, RFC 4954 section 6: nothing that waiting mends.
        return reply.isTransient() && reply.code() != 432 ? serverError(reply) : trouble(Trouble.CREDENTIALS, reply);
    }

    /** MAIL, or DATA before anything of the content was seen: about us and our account. */
    static Outcome mail(Reply reply) {
        var known = accountOrRate(reply, RelayWords.SUSPENDED);
        if (known != null) {
            return known;
        }
        if (reply.isTransient()) {
            return isServersFault(reply) ? serverError(reply) : later(reply);
        }
        if (needsAuth(reply)) {
            return trouble(Trouble.CREDENTIALS, reply);
        }
        if (isUnable(reply) || isSystems(reply)) {
            return unable(reply);
        }
        return isAbout(reply, "5.7.") && mentionsAccount(reply) ? trouble(Trouble.SUSPENDED, reply) : sender(reply);
    }

    private static Outcome sender(Reply reply) {
        boolean about = reply.enhanced().equals("5.7.1")
                || RelayWords.NOT_VERIFIED.in(reply)
                || RelayWords.SENDER.in(reply) && !isTooLarge(reply);
        return about ? trouble(Trouble.SENDER_NOT_VERIFIED, reply) : new Refused(Scope.CONTENT, reply.inOneLine());
    }

    /**
     * Our own no, before anything was sent. A limit that this server announced just now is not everybody's: the route
     * knows it from here on, and the next pass finds another provider or refuses the message for all of them.
     */
    static Outcome unsent(Reply reply) {
        return reply.enhanced().equals("5.6.0") ? new Refused(Scope.CONTENT, reply.inOneLine()) : later(reply);
    }

    static Outcome rcpt(Reply reply) {
        if (isOurs(reply)) {
            return unsent(reply);
        }
        var known = isMailboxs(reply) ? null : accountOrRate(reply, RelayWords.YOURS_SUSPENDED);
        if (known != null) {
            return known;
        }
        if (reply.isTransient() || isTransactionFull(reply)) {
            return isAbout(reply, "4.3.") || reply.code() == 421 ? serverError(reply) : later(reply);
        }
        if (needsAuth(reply)) {
            return trouble(Trouble.CREDENTIALS, reply);
        }
        return isUnable(reply) ? unable(reply) : new Refused(Scope.RECIPIENT, reply.inOneLine());
    }

    /** The answer to the content: nothing was taken (RFC 5321 section 4.2.5: no 2yz, no responsibility). */
    static Outcome end(Reply reply) {
        var known = isMailboxs(reply) ? null : accountOrRate(reply, RelayWords.SUSPENDED);
        if (known != null) {
            return known;
        }
        if (reply.isTransient()) {
            return isServersFault(reply) ? serverError(reply) : later(reply);
        }
        if (RelayWords.NOT_VERIFIED.in(reply)) {
            return trouble(Trouble.SENDER_NOT_VERIFIED, reply);
        }
        return isUnable(reply) ? unable(reply) : new Refused(Scope.CONTENT, reply.inOneLine());
    }

    /** No more recipients in this transaction: 452 4.5.3, or the 552 of older servers (RFC 5321 section 4.5.3.1.10). */
    static boolean isTransactionFull(Reply reply) {
        boolean code = reply.code() == 452 || reply.code() == 552;
        return code && (reply.enhanced().endsWith(".5.3") || RelayWords.TOO_MANY_RECIPIENTS.in(reply));
    }

    /** What is said about our account or our speed, wherever it is said. */
    private static @Nullable Outcome accountOrRate(Reply reply, ReplyWords suspended) {
        if (RelayWords.QUOTA.in(reply)) {
            return trouble(Trouble.QUOTA, reply);
        }
        if (reply.isTransient() && (reply.enhanced().equals("4.7.28") || RelayWords.RATE.in(reply))) {
            return new TryLater(Cause.THROTTLED, null, reply.inOneLine());
        }
        if (suspended.in(reply)) {
            return trouble(Trouble.SUSPENDED, reply);
        }
        return null;
    }

    /** Without an enhanced code, 451, 452, 454 and 455 are the server's own trouble by RFC 5321, unless it is greylisting. */
    private static boolean isServersFault(Reply reply) {
        if (reply.code() == 421) {
            return true;
        }
        if (!reply.enhanced().isEmpty()) {
            return isAbout(reply, "4.3.");
        }
        return reply.code() != 450 && !RelayWords.GREYLISTED.in(reply);
    }

    private static boolean needsAuth(Reply reply) {
        return AUTH_CODES.contains(reply.code()) || RelayWords.AUTHENTICATE.in(reply) || RelayWords.NO_RELAY.in(reply);
    }

    /** The server is not in a state to take any mail, or we are out of step with it. */
    private static boolean isUnable(Reply reply) {
        return OUT_OF_STEP.contains(reply.code())
                || reply.enhanced().equals("5.3.2")
                || reply.enhanced().equals("5.3.5");
    }

    /** The mail system itself, RFC 3463 section 3.4; before the content was seen it cannot mean the content. */
    private static boolean isSystems(Reply reply) {
        return reply.enhanced().equals("5.3.0") || reply.enhanced().equals("5.3.1");
    }

    private static Outcome unable(Reply reply) {
        var failure = OUT_OF_STEP.contains(reply.code()) ? Failure.NONSENSE : Failure.SERVER_ERROR;
        return new ProviderDown(failure, reply.inOneLine());
    }

    private static boolean isOurs(Reply reply) {
        return reply.lines().getFirst().startsWith("not sent: ");
    }

    private static boolean isMailboxs(Reply reply) {
        return isAbout(reply, "4.2.") || isAbout(reply, "5.2.") || isAbout(reply, "4.1.") || isAbout(reply, "5.1.");
    }

    private static boolean isTooLarge(Reply reply) {
        return reply.code() == 552 || reply.enhanced().equals("5.3.4");
    }

    private static boolean mentionsAccount(Reply reply) {
        return reply.inOneLine().toLowerCase(Locale.ROOT).contains("account");
    }

    private static boolean isAbout(Reply reply, String prefix) {
        return reply.enhanced().startsWith(prefix);
    }

    private static Outcome serverError(Reply reply) {
        return new ProviderDown(Failure.SERVER_ERROR, reply.inOneLine());
    }

    private static Outcome trouble(Trouble trouble, Reply reply) {
        return new AccountTrouble(trouble, reply.inOneLine());
    }

    private static Outcome later(Reply reply) {
        return new TryLater(Cause.RECIPIENT, null, reply.inOneLine());
    }
}
