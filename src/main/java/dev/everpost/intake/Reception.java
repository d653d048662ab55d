package dev.everpost.intake;

import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one way in: judges a submission, completes it, and hands it to the spool. Thread-safe.
 *
 * <p>Responsibility passes to us inside {@link Spool#accept}; before it returns nothing has been promised, after it
 * nothing may be lost.
 */
public final class Reception implements Intake {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Spool spool;
    private final Inspection inspection;
    private final Drafting drafting;
    private final Withholding withholding;
    private final EarlyNotices notices;
    private final Handoff handoff;
    private final IntakeEvents events;

    public Reception(
            Spool spool,
            Supplier<Submitters> submitters,
            DeadlineRule deadlines,
            Withholding withholding,
            EarlyNotices notices,
            Handoff handoff,
            IntakeSettings settings,
            MessageIds ids,
            IntakeEvents events,
            World world) {
        this.spool = spool;
        this.inspection = new Inspection(submitters, settings, world.time());
        this.drafting = new Drafting(deadlines, ids, world.time());
        this.withholding = withholding;
        this.notices = notices;
        this.handoff = handoff;
        this.events = events;
    }

    @Override
    public Receipt submit(Submission submission) {
        var header = HeaderBlock.of(submission.content().bytes());
        var options = Options.of(submission, header);
        var fault = inspection.fault(submission, header, options);
        if (fault.isPresent()) {
            events.refused(fault.get());
            return fault.get();
        }
        try {
            return accept(submission, header, options);
        } catch (StoreUnavailable unknown) {
            // A recipient may be on the suppression list and nobody can say: nothing was taken yet.
            var receipt = new Receipt.Unavailable(String.valueOf(unknown.getMessage()), RETRY_AFTER);
            events.refused(receipt);
            return receipt;
        }
    }

    private Receipt accept(Submission submission, HeaderBlock header, Options options) {
        var content = new Content(header.withoutPrefix(Options.PREFIX));
        var recipients = Drafting.withoutRepeats(submission.recipients());
        var message = drafting.message(submission, header, options, content.size(), recipients);
        var ruling = withholding.of(submission, message, recipients);
        var key = options.idempotencyKey();
        var fingerprint = key == null ? null : Fingerprint.of(submission, content);
        boolean now = !message.sendAt().isAfter(message.acceptedAt());
        boolean open = ruling.settled().size() < recipients.size();
        boolean reserved = now && open && handoff.reserve(message.messageClass(), content.size());
        return promise(new NewMessage(
                message,
                recipients,
                content,
                key,
                fingerprint,
                reserved,
                ruling.settled(),
                ruling.facts(),
                noticesOf(ruling, message, recipients, content)));
    }

    private List<NewMessage> noticesOf(
            Withholding.Ruling ruling, Message message, List<Recipient> recipients, Content content) {
        return ruling.settled().isEmpty()
                ? List.of()
                : notices.about(
                        message,
                        content,
                        ruling.settled().stream()
                                .map(settled -> settled.delivery(message, recipients))
                                .toList());
    }

    private Receipt promise(NewMessage fresh) {
        var acceptance = spool.accept(fresh);
        var receipt = receipt(acceptance);
        if (acceptance instanceof Acceptance.Stored) {
            events.accepted(fresh.message(), fresh.recipients());
            fresh.settled().forEach(settled -> events.settled(fresh.message(), settled.state()));
            goOn(fresh);
        } else {
            events.refused(receipt);
            giveBack(fresh);
        }
        return receipt;
    }

    private void giveBack(NewMessage refused) {
        if (refused.lease()) {
            handoff.giveBack(refused.message().messageClass(), refused.message().sizeBytes());
        }
    }

    private void goOn(NewMessage stored) {
        if (stored.lease()) {
            handoff.deliver(new Work(stored.message(), open(stored), 0, stored.content()));
        }
        if (!stored.spawned().isEmpty()
                || !stored.lease()
                        && stored.settled().size() < stored.recipients().size()) {
            handoff.spooled();
        }
    }

    /** The deliveries that are not settled: nothing else may reach delivery. */
    private static List<Delivery> open(NewMessage stored) {
        var message = stored.message();
        var lane = Lane.of(message.messageClass(), true);
        var deliveries = new ArrayList<Delivery>(stored.recipients().size());
        for (var recipient : stored.recipients()) {
            if (stored.settled().stream().noneMatch(settled -> settled.recipient() == recipient.index())) {
                deliveries.add(new Delivery(
                        recipient,
                        DeliveryState.WAITING,
                        lane,
                        message.acceptedAt(),
                        0,
                        0,
                        null,
                        0,
                        "its first attempt"));
            }
        }
        return deliveries;
    }

    private static Receipt receipt(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Stored stored -> new Receipt.Queued(stored.id());
            case Acceptance.Duplicate duplicate -> new Receipt.AlreadyQueued(duplicate.id());
            case Acceptance.Conflict conflict ->
                new Receipt.Rejected(
                        Reason.KEY_CONFLICT,
                        "the idempotency key was used for message " + conflict.id()
                                + " with other content; use a new key for a new message");
            case Acceptance.Unavailable unavailable -> new Receipt.Unavailable(unavailable.why(), RETRY_AFTER);
        };
    }
}
