package dev.everpost.ses;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.template.Missing;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.List;

/** Takes mail as SES does, for every dialect. Thread-safe; blocks until the answer is durable. */
public final class Sending {

    private final Intake intake;
    private final SendingAccount account;
    private final Templating templating;
    private final SendRate rate;
    private final Bulk bulk;
    private final Invocations invocations;

    /** {@code missing} decides what becomes of mail whose template data lacks a value. */
    public Sending(
            Intake intake, SendingAccount account, TemplateEngine engine, Missing missing, SendRate rate, World world) {
        this.intake = intake;
        this.account = account;
        this.templating = new Templating(account, engine, missing);
        this.rate = rate;
        this.bulk = new Bulk(this, account, templating, world);
        this.invocations = new Invocations(world);
    }

    /** The call that a request belongs to, by the values of its {@code amz-sdk-invocation-id} fields. */
    public Invocation invocation(Caller caller, List<String> ids) {
        return invocations.of(caller.submitter().name(), ids);
    }

    /** One message, of at most {@code bytesMax} as it is sent. */
    public Result<MessageId> send(Caller caller, Email email, Invocation invocation, int bytesMax) {
        return new Translation(caller, email, invocation, account, templating)
                .submission()
                .then(submission -> submit(caller, submission, bytesMax));
    }

    /** One message for each entry, all under way at once; answers in the order of the entries. */
    public Result<List<Result<MessageId>>> sendBulk(
            Caller caller, BulkEmail email, Invocation invocation, int bytesMax) {
        return bulk.send(caller, email, invocation, bytesMax);
    }

    private Result<MessageId> submit(Caller caller, Submission submission, int bytesMax) {
        int size = submission.content().size();
        if (size > bytesMax) {
            return new Result.Failed<>(SesError.tooLong(size, bytesMax));
        }
        var tooFast = rate.take(submission.recipients().size());
        return tooFast == null
                ? result(caller, submission, intake.submit(submission), bytesMax)
                : new Result.Failed<>(tooFast);
    }

    private static Result<MessageId> result(Caller caller, Submission submission, Receipt receipt, int bytesMax) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> Result.done(id);
            case Receipt.AlreadyQueued(var id) -> Result.done(id);
            case Receipt.Rejected rejected -> new Result.Failed<>(rejection(caller, submission, rejected, bytesMax));
            case Receipt.Unavailable(var text, var retryAfter) ->
                new Result.Failed<>(new SesError(Kind.UNAVAILABLE, text, retryAfter));
        };
    }

    private static SesError rejection(Caller caller, Submission submission, Receipt.Rejected rejected, int bytesMax) {
        return switch (rejected.reason()) {
            case SENDER_NOT_ALLOWED -> Identities.notVerified(caller, String.valueOf(submission.sender()));
            case TOO_LARGE -> SesError.tooLong(submission.content().size(), bytesMax);
            case LOOP -> SesError.of(Kind.MESSAGE_REJECTED, rejected.text());
            case KEY_CONFLICT -> SesError.of(Kind.CONFLICT, rejected.text());
            case SENDING_PAUSED -> SesError.of(Kind.SENDING_PAUSED, rejected.text());
            case TOO_MANY_RECIPIENTS, NO_RECIPIENTS, MALFORMED_CONTENT, BAD_OPTION ->
                SesError.of(Kind.BAD_REQUEST, rejected.text());
        };
    }
}
