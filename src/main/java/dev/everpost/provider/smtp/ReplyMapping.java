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
import dev.everpost.provider.DialogueOutcomes;
import dev.everpost.provider.QueuedAs;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult;
import java.time.Duration;
import java.util.List;

/**
 * Turns what happened in the dialogue into outcomes; the whole table, with its reasons, is
 * {@code docs/reference/outcomes-smtp.md}, and a test reads it from there.
 */
final class ReplyMapping implements DialogueOutcomes.Reading {

    private ReplyMapping() {}

    /** One outcome per recipient, in the envelope's order. */
    static List<Outcome> outcomes(SmtpClientResult result, int recipients) {
        return DialogueOutcomes.of(result, recipients, new ReplyMapping());
    }

    @Override
    public Outcome said(SmtpClientPhase phase, Reply reply) {
        return of(phase, reply);
    }

    /** With others accepted, "too many recipients" is at once true for the next transaction; alone it would be a loop. */
    @Override
    public Outcome refused(Reply reply, boolean othersAccepted) {
        if (ReplyRules.isTransactionFull(reply)) {
            return new TryLater(Cause.RECIPIENT, othersAccepted ? Duration.ZERO : null, reply.inOneLine());
        }
        return ReplyRules.rcpt(reply);
    }

    @Override
    public Outcome unsent(Reply reply) {
        return ReplyRules.unsent(reply);
    }

    @Override
    public Outcome failed(SmtpClientFailure failure) {
        return of(failure);
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
            case CONNECT_REFUSED, NO_NETWORK -> new ProviderDown(Failure.CONNECT_REFUSED, failure.detail());
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
}
