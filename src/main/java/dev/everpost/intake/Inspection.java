package dev.everpost.intake;

import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.LineEnds;
import dev.everpost.world.Time;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a submission is sound: who sends it, how large and how far travelled it is, what it asks for. Thread-safe. */
final class Inspection {

    private final Supplier<Submitters> submitters;
    private final IntakeSettings settings;
    private final Time time;

    Inspection(Supplier<Submitters> submitters, IntakeSettings settings, Time time) {
        this.submitters = submitters;
        this.settings = settings;
        this.time = time;
    }

    /** What is wrong with a submission; empty when it is sound. */
    Optional<Receipt.Rejected> fault(Submission submission, HeaderBlock header, Options options) {
        int size = submission.content().size();
        int count = submission.recipients().size();
        if (count == 0) {
            return rejected(Reason.NO_RECIPIENTS, "the message has no recipient; name at least one");
        }
        if (count > settings.recipientsMax()) {
            return rejected(
                    Reason.TOO_MANY_RECIPIENTS,
                    count + " recipients, at most " + settings.recipientsMax() + " in one message; split it");
        }
        if (size > settings.sizeBytesMax()) {
            return rejected(
                    Reason.TOO_LARGE,
                    "the message has " + size + " bytes, at most " + settings.sizeBytesMax() + " are taken");
        }
        if (!maySend(submission)) {
            return rejected(
                    Reason.SENDER_NOT_ALLOWED,
                    "submitter '" + submission.submitter() + "' may not send as " + submission.sender()
                            + "; add the address or its @domain to the submitter's senders");
        }
        var author = author(submission, header);
        if (author.isPresent()) {
            return author;
        }
        if (options.flaw() != null) {
            return rejected(Reason.BAD_OPTION, options.flaw());
        }
        var timing = timingFault(submission, options);
        if (timing != null) {
            return rejected(Reason.BAD_OPTION, timing);
        }
        int hops = header.count("Received");
        if (hops > settings.receivedMax()) {
            return rejected(Reason.LOOP, "the message passed " + hops + " hosts already; mail is looping");
        }
        return LineEnds.flaw(submission.content().bytes())
                .flatMap(flaw -> rejected(Reason.MALFORMED_CONTENT, "the message has a " + flaw));
    }

    private @Nullable String timingFault(Submission submission, Options options) {
        var deadline = options.deadline();
        if (deadline != null && (!deadline.isPositive() || deadline.compareTo(settings.deadlineMax()) > 0)) {
            return "the deadline must be between 1 ms and "
                    + settings.deadlineMax().toDays() + " days";
        }
        var sendAt = submission.sendAt();
        if (sendAt != null && sendAt.isAfter(time.now().plus(settings.scheduleMax()))) {
            return "send_at may be at most " + settings.scheduleMax().toDays() + " days ahead";
        }
        return null;
    }

    private boolean maySend(Submission submission) {
        var known = submitters.get();
        return submission.via() == Via.INTERNAL
                || known.byName(submission.submitter())
                        .map(submitter -> known.maySend(submitter, submission.sender()))
                        .orElse(false);
    }

    private Optional<Receipt.Rejected> author(Submission submission, HeaderBlock header) {
        var known = submitters.get();
        return submission.via() == Via.INTERNAL
                ? Optional.empty()
                : known.byName(submission.submitter())
                        .flatMap(submitter -> Authors.flaw(header, known, submitter))
                        .flatMap(flaw -> rejected(Reason.SENDER_NOT_ALLOWED, flaw));
    }

    private static Optional<Receipt.Rejected> rejected(Reason reason, String text) {
        return Optional.of(new Receipt.Rejected(reason, text));
    }
}
