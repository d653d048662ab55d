package dev.everpost.provider.smtp;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Turns what happened in the dialogue into outcomes; the whole table, with its reasons, is
 * {@code docs/reference/outcomes-smtp.md}, and a test reads it from there.
 */
final class ReplyMapping {

    private ReplyMapping() {}

    /** One outcome per recipient, in the envelope's order. */
    static List<Outcome> outcomes(SmtpClientResult result, int recipients) {
        return switch (result) {
            case Answered(var replies, var end) -> each(replies, recipients, of(SmtpClientPhase.FINAL_DOT, end));
            case Declined(var phase, var replies, var reply) -> each(replies, recipients, of(phase, reply));
            case NoRecipient(var replies) ->
                replies.stream().map(r -> rcpt(r, false)).toList();
            case Unsendable(var reply) -> all(recipients, ReplyRules.unsent(reply));
            case Failed(var replies, var failure) -> each(replies, recipients, of(failure));
        };
    }

    /** What a reply means for those it is about; a positive one only at the final dot. */
    static Outcome of(SmtpClientPhase phase, Reply reply) {
        return switch (phase) {
            case CONNECT, GREETING, HELLO -> ReplyRules.hello(reply);
            case TLS -> ReplyRules.tls(reply);
            case AUTH -> ReplyRules.auth(reply);
            case MAIL, DATA -> ReplyRules.mail(reply);
            case RCPT -> ReplyRules.rcpt(reply);
            case BODY -> ReplyRules.end(reply);
            case FINAL_DOT ->
                reply.isPositive() ? new Accepted(QueuedAs.of(reply), reply.inOneLine()) : ReplyRules.end(reply);
        };
    }

    /** What a failure means for all who were not refused before it. */
    static Outcome of(SmtpClientFailure failure) {
        var reply = failure.reply();
        if (failure.handedOver()) {
            return new Unknown(failure.detail());
        }
        return switch (failure.kind()) {
            case NAME_NOT_FOUND -> new ProviderDown(Failure.NAME_NOT_FOUND, failure.detail());
            case CONNECT_REFUSED -> new ProviderDown(Failure.CONNECT_REFUSED, failure.detail());
            case TIMEOUT -> new ProviderDown(late(failure.phase()), failure.detail());
            case BROKEN -> new ProviderDown(Failure.BROKEN, failure.detail());
            case TLS -> new ProviderDown(Failure.TLS, failure.detail());
            case NONSENSE -> new ProviderDown(Failure.NONSENSE, failure.detail());
            case NO_AUTH -> new AccountTrouble(Trouble.CREDENTIALS, failure.detail());
            case REPLY ->
                reply == null ? new ProviderDown(Failure.SERVER_ERROR, failure.detail()) : of(failure.phase(), reply);
        };
    }

    private static Failure late(SmtpClientPhase phase) {
        return phase == SmtpClientPhase.CONNECT ? Failure.CONNECT_TIMEOUT : Failure.SILENT;
    }

    /** Who was refused at RCPT stays refused; the rest share one outcome. No replies means nobody was judged alone. */
    private static List<Outcome> each(List<Reply> replies, int recipients, Outcome shared) {
        if (replies.isEmpty()) {
            return all(recipients, shared);
        }
        boolean company = replies.stream().anyMatch(Reply::isPositive);
        return replies.stream()
                .map(reply -> reply.isPositive() ? shared : rcpt(reply, company))
                .toList();
    }

    /** With others accepted, "too many recipients" is at once true for the next transaction; alone it would be a loop. */
    private static Outcome rcpt(Reply reply, boolean othersAccepted) {
        if (ReplyRules.isTransactionFull(reply)) {
            return new TryLater(Cause.RECIPIENT, othersAccepted ? Duration.ZERO : null, reply.inOneLine());
        }
        return ReplyRules.rcpt(reply);
    }

    private static List<Outcome> all(int recipients, Outcome outcome) {
        return Collections.nCopies(recipients, outcome);
    }
}
