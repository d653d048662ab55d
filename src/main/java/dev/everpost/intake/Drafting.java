package dev.everpost.intake;

import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.Subject;
import dev.everpost.world.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes the message of a submission: an id, a class, a deadline, each recipient once. Thread-safe. */
final class Drafting {

    private final DeadlineRule deadlines;
    private final MessageIds ids;
    private final Time time;

    Drafting(DeadlineRule deadlines, MessageIds ids, Time time) {
        this.deadlines = deadlines;
        this.ids = ids;
        this.time = time;
    }

    /** The message as it will be kept; its id is new. */
    Message message(Submission submission, HeaderBlock header, Options options, int size, List<Recipient> recipients) {
        var now = Instant.ofEpochMilli(time.millis());
        var sendAt = submission.sendAt() == null || submission.sendAt().isBefore(now) ? now : submission.sendAt();
        var messageClass = options.messageClass() == null ? MessageClass.TRANSACTIONAL : options.messageClass();
        var id = ids.next();
        var subject = header.first("Subject").map(Subject::forDisplay).orElse(null);
        var draft = new Message(
                id,
                submission.submitter(),
                submission.via(),
                submission.sender(),
                messageClass,
                now,
                now,
                sendAt,
                size,
                submission.envelopeId(),
                subject,
                submission.tags(),
                submission.metadata());
        var allowed = options.deadline() == null ? deadlines.deadlineOf(draft, recipients) : options.deadline();
        return draft.withDeadline(sendAt.plus(allowed));
    }

    /** An address named twice gets the message once; indexes are counted anew. */
    static List<Recipient> withoutRepeats(List<Recipient> recipients) {
        var seen = new LinkedHashSet<String>();
        if (recipients.stream()
                .allMatch(recipient -> seen.add(recipient.address().toString()))) {
            return recipients;
        }
        seen.clear();
        var kept = new ArrayList<Recipient>();
        for (var recipient : recipients) {
            if (seen.add(recipient.address().toString())) {
                kept.add(new Recipient(
                        kept.size(), recipient.address(), recipient.wanted(), recipient.originalRecipient()));
            }
        }
        return kept;
    }
}
