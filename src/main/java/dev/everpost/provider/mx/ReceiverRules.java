package dev.everpost.provider.mx;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpClientPhase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver's no means, by the place in the dialogue where it comes (RFC 5321 section 4.2.3, RFC 3463, RFC 7372);
 * {@code docs/reference/outcomes-mx.md} is the whole table, and a test reads it from there.
 *
 * <p>A receiver speaks for itself alone: nothing that it says closes the provider. What it holds against our address or
 * our authentication goes to the next provider, who has others.
 */
final class ReceiverRules {

    /** Commands not known, out of order or not implemented, or AUTH wanted: this server is not one that mail is brought to. */
    private static final Set<Integer> NO_EXCHANGER = Set.of(500, 502, 503, 530, 534, 535, 538);

    /** RFC 7372, and the registry behind it: DKIM, SPF and DMARC. */
    private static final Set<String> AUTHENTICATION =
            Set.of("5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.26", "5.7.27");

    /** No reverse name (RFC 7372 section 3.3); a host that may not send. */
    private static final Set<String> ADDRESS = Set.of("5.7.25", "5.7.606", "5.7.511");

    private ReceiverRules() {}

    static Outcome of(SmtpClientPhase phase, Reply reply, String text) {
        if (reply.isTransient()) {
            return later(text);
        }
        var ours = aboutUs(phase, reply, text);
        if (ours != null) {
            return ours;
        }
        return switch (phase) {
            // Says nothing about any message; another of its exchangers may be better off, or this one tomorrow.
            case CONNECT, GREETING, HELLO, TLS, AUTH -> later(text);
            case MAIL, DATA, RCPT -> NO_EXCHANGER.contains(reply.code()) ? later(text) : refused(phase, text);
            case BODY, FINAL_DOT -> refused(phase, text);
        };
    }

    /** What is held against where we come from or who we say we are; null when nothing is. */
    private static @Nullable Outcome aboutUs(SmtpClientPhase phase, Reply reply, String text) {
        if (isMailboxs(reply)) {
            return null;
        }
        boolean content = phase == SmtpClientPhase.BODY || phase == SmtpClientPhase.FINAL_DOT;
        if (AUTHENTICATION.contains(reply.enhanced()) || ReceiverWords.AUTHENTICATION.in(reply)) {
            return new AccountTrouble(Trouble.SENDER_NOT_VERIFIED, text);
        }
        boolean address = ADDRESS.contains(reply.enhanced())
                || ReceiverWords.REPUTATION.in(reply) && !(content && ReceiverWords.SPAM.in(reply));
        return address ? new AccountTrouble(Trouble.REPUTATION, text) : null;
    }

    private static Outcome refused(SmtpClientPhase phase, String text) {
        return new Refused(phase == SmtpClientPhase.RCPT ? Scope.RECIPIENT : Scope.CONTENT, text);
    }

    private static boolean isMailboxs(Reply reply) {
        return reply.enhanced().startsWith("5.1.") || reply.enhanced().startsWith("5.2.");
    }

    static Outcome later(String text) {
        return new TryLater(Cause.RECIPIENT, null, text);
    }
}
