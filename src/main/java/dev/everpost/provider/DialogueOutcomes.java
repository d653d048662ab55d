package dev.everpost.provider;

import dev.everpost.fact.Outcome;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.util.Collections;
import java.util.List;

/** Gives each recipient its outcome out of one SMTP transaction; what a reply means is up to who reads it. */
public final class DialogueOutcomes {

    private DialogueOutcomes() {}

    /** What replies and failures mean for those they are about. */
    public interface Reading {

        /** A reply that is for all who were not refused before it; a positive one only at the final dot. */
        Outcome said(SmtpClientPhase phase, Reply reply);

        /** A negative reply to one recipient; {@code othersAccepted} tells whether somebody else was taken. */
        Outcome refused(Reply reply, boolean othersAccepted);

        /** Our own no, before anything was sent. */
        Outcome unsent(Reply reply);

        /** The dialogue failed. */
        Outcome failed(SmtpClientFailure failure);
    }

    /** One outcome per recipient, in the envelope's order. */
    public static List<Outcome> of(SmtpClientResult result, int recipients, Reading reading) {
        return switch (result) {
            case Answered(var replies, var end) ->
                each(replies, recipients, reading.said(SmtpClientPhase.FINAL_DOT, end), reading);
            case Declined(var phase, var replies, var reply) ->
                each(replies, recipients, reading.said(phase, reply), reading);
            case NoRecipient(var replies) ->
                replies.stream().map(reply -> reading.refused(reply, false)).toList();
            case Unsendable(var reply) -> all(recipients, reading.unsent(reply));
            case Failed(var replies, var failure) -> each(replies, recipients, reading.failed(failure), reading);
        };
    }

    /** Who was refused at RCPT stays refused; the rest share one outcome. No replies means nobody was judged alone. */
    private static List<Outcome> each(List<Reply> replies, int recipients, Outcome shared, Reading reading) {
        if (replies.isEmpty()) {
            return all(recipients, shared);
        }
        boolean company = replies.stream().anyMatch(Reply::isPositive);
        return replies.stream()
                .map(reply -> reply.isPositive() ? shared : reading.refused(reply, company))
                .toList();
    }

    private static List<Outcome> all(int recipients, Outcome outcome) {
        return Collections.nCopies(recipients, outcome);
    }
}
