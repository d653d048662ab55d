package dev.everpost.provider.mx;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.provider.DialogueOutcomes;
import dev.everpost.provider.QueuedAs;
import dev.everpost.provider.ReplyWords;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientPhase;
import java.time.Duration;

/**
 * Reads a dialogue with one receiver as outcomes that are about this receiver only.
 *
 * @param who the exchanger, added to each reply for people: {@code mx1.example.com [192.0.2.1]}
 */
record ReceiverReading(String who) implements DialogueOutcomes.Reading {

    private static final ReplyWords TOO_MANY_RECIPIENTS = new ReplyWords("too many recipients");

    @Override
    public Outcome said(SmtpClientPhase phase, Reply reply) {
        return phase == SmtpClientPhase.FINAL_DOT && reply.isPositive()
                ? new Accepted(QueuedAs.of(reply), text(reply))
                : ReceiverRules.of(phase, reply, text(reply));
    }

    /** With others accepted, "too many recipients" is at once true for the next transaction; alone it would be a loop. */
    @Override
    public Outcome refused(Reply reply, boolean othersAccepted) {
        if (isTransactionFull(reply)) {
            return new TryLater(Cause.RECIPIENT, othersAccepted ? Duration.ZERO : null, text(reply));
        }
        return isOurs(reply) ? unsent(reply) : ReceiverRules.of(SmtpClientPhase.RCPT, reply, text(reply));
    }

    /** The receiver takes no message like this one, whoever brings it: too large, or an international address. */
    @Override
    public Outcome unsent(Reply reply) {
        return new Refused(reply.enhanced().equals("5.6.0") ? Scope.CONTENT : Scope.RECIPIENT, text(reply));
    }

    @Override
    public Outcome failed(SmtpClientFailure failure) {
        if (failure.handedOver()) {
            return new Unknown(failure.detail() + " (" + who + ")");
        }
        var reply = failure.reply();
        return reply == null
                ? ReceiverRules.later("451 4.4.2 " + who + ": " + failure.detail())
                : ReceiverRules.of(failure.phase(), reply, text(reply));
    }

    private String text(Reply reply) {
        return reply.inOneLine() + " (" + who + ")";
    }

    /** RFC 5321 section 4.5.3.1.10. */
    private static boolean isTransactionFull(Reply reply) {
        boolean code = reply.code() == 452 || reply.code() == 552;
        return code && (reply.enhanced().endsWith(".5.3") || TOO_MANY_RECIPIENTS.in(reply));
    }

    private static boolean isOurs(Reply reply) {
        return reply.lines().getFirst().startsWith("not sent: ");
    }
}
