package dev.everpost.ses;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.DeliveryStatus;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Story;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends bounces (RFC 3464) that an application asks for: to the sender of a message of its own, with the null reverse path. Bounded, so
 * that nobody floods a sender with them. Thread-safe; blocks until the answer is durable.
 */
public final class Bounces {

    /** As SES: how old a message may be that is bounced. */
    public static final Duration WITHIN = Duration.ofHours(24);
    /** Recipients of one bounce. */
    public static final int RECIPIENTS_MAX = 50;

    private static final Pattern STATUS = Pattern.compile("[45]\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final int TEXT_CHARS_MAX = 1000;

    private final Originals originals;
    private final EmailIdentities identities;
    private final Account account;
    private final Intake intake;
    private final String hostname;
    private final Time time;

    /** Where the messages are found that are bounced. */
    public record Originals(Ledger ledger, OriginalHeaders headers) {}

    /** @param hostname of the gateway */
    public Bounces(SesAccount ses, Originals originals, Intake intake, String hostname, Time time) {
        this.originals = originals;
        this.identities = ses.identities();
        this.account = ses.account();
        this.intake = intake;
        this.hostname = hostname;
        this.time = time;
    }

    /** Sends one; the answer is the id of the bounce. */
    public Result<MessageId> send(Caller caller, Bounce bounce, Invocation invocation) {
        if (!account.state().sendingEnabled()) {
            return Result.failed(Kind.SENDING_PAUSED, "Email sending is disabled for this account.");
        }
        return Result.unless(
                flaw(caller, bounce),
                () -> original(caller, bounce)
                        .then(story -> BounceRecipients.of(bounce, story)
                                .then(failures -> submit(caller, bounce, story, failures, invocation))));
    }

    private Optional<SesError> flaw(Caller caller, Bounce bounce) {
        var from = EmailAddress.parse(bounce.from());
        if (from.isEmpty()) {
            return Constraints.bad("Email address <" + Constraints.shown(bounce.from()) + "> is not valid.");
        }
        if (!identities.maySend(caller.submitter(), from.get())) {
            return Optional.of(Identities.notVerified(caller, bounce.from()));
        }
        int count = bounce.recipients().size();
        if (count < 1 || count > RECIPIENTS_MAX) {
            return Constraints.bad("A bounce must have 1 to " + RECIPIENTS_MAX + " recipients, not " + count + ".");
        }
        return Constraints.length("explanation", bounce.explanation(), TEXT_CHARS_MAX)
                .or(() -> bounce.recipients().stream()
                        .map(Bounces::flaw)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<SesError> flaw(Bounce.Bounced one) {
        return Constraints.length("recipientDsnFields.diagnosticCode", one.diagnostic(), TEXT_CHARS_MAX)
                .or(() -> STATUS.matcher(one.status()).matches()
                        ? Optional.empty()
                        : Constraints.bad("Invalid status <" + Constraints.shown(one.status())
                                + ">: a bounce has one such as 5.1.1."));
    }

    /** The caller's own message, recent, and with a sender who can be told. */
    private Result<Story> original(Caller caller, Bounce bounce) {
        var found = MessageId.parse(bounce.messageId())
                .flatMap(originals.ledger()::story)
                .filter(story ->
                        story.message().submitter().equals(caller.submitter().name()));
        if (found.isEmpty()) {
            return rejected("Message <" + Constraints.shown(bounce.messageId()) + "> does not exist.");
        }
        var message = found.get().message();
        if (message.sender() == null) {
            return rejected("Message <" + message.id() + "> has the null sender: a bounce is never bounced.");
        }
        return message.acceptedAt().isBefore(time.now().minus(WITHIN))
                ? rejected("Message <" + message.id() + "> is older than " + WITHIN.toHours() + " hours.")
                : Result.done(found.get());
    }

    private Result<MessageId> submit(
            Caller caller, Bounce bounce, Story story, List<DeliveryStatus.Failure> failures, Invocation invocation) {
        var to = story.message().sender();
        if (to == null) {
            return rejected("There is no sender to tell.");
        }
        var arrived = bounce.arrivedAt();
        var mta = bounce.reportingMta();
        var report = new DeliveryStatus(invocation.chance())
                .write(new DeliveryStatus.Report(
                        EmailAddress.of(bounce.from()),
                        to,
                        mta == null || mta.isBlank() ? hostname : mta,
                        story.message().envelopeId(),
                        arrived == null ? story.message().acceptedAt() : arrived,
                        failures,
                        originals.headers().of(story.message()),
                        "<" + Long.toHexString(invocation.chance().nextLong()) + "@" + hostname + ">",
                        invocation.date()));
        return result(intake.submit(submission(caller, to, report, story, invocation)));
    }

    private static Submission submission(
            Caller caller, EmailAddress to, Content report, Story story, Invocation invocation) {
        return new Submission(
                caller.submitter().name(),
                Via.INTERNAL,
                null,
                List.of(Recipient.plain(0, to)),
                report,
                MessageClass.TRANSACTIONAL,
                null,
                null,
                invocation.key(),
                invocation.key(),
                null,
                Map.of(),
                Map.of("notice_of", story.message().id().toString()));
    }

    private static Result<MessageId> result(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> Result.done(id);
            case Receipt.AlreadyQueued(var id) -> Result.done(id);
            case Receipt.Rejected(var reason, var text) -> rejected(text);
            case Receipt.Unavailable(var text, var after) ->
                new Result.Failed<>(new SesError(Kind.UNAVAILABLE, text, after));
        };
    }

    private static <T> Result<T> rejected(String text) {
        return Result.failed(Kind.MESSAGE_REJECTED, text);
    }
}
