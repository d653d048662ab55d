package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import dev.everpost.mime.DeliveryStatus.Failure;
import dev.everpost.ses.Bounce.Bounced;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recipients of a bounce: each must be one that the message was for. */
final class BounceRecipients {

    private BounceRecipients() {}

    static Result<List<Failure>> of(Bounce bounce, Story story) {
        var failures = new ArrayList<Failure>();
        for (var one : bounce.recipients()) {
            var delivery = delivery(one, story);
            if (delivery.isEmpty()) {
                return Result.failed(
                        Kind.MESSAGE_REJECTED,
                        "Message <" + story.message().id() + "> was not for <" + Constraints.shown(one.address())
                                + ">.");
            }
            failures.add(failure(bounce, one, delivery.get()));
        }
        return Result.done(failures);
    }

    private static Optional<Delivery> delivery(Bounced one, Story story) {
        return EmailAddress.parse(one.address())
                .flatMap(address -> story.deliveries().stream()
                        .filter(delivery ->
                                delivery.recipient().address().toString().equalsIgnoreCase(address.toString()))
                        .findFirst());
    }

    private static Failure failure(Bounce bounce, Bounced one, Delivery delivery) {
        return new Failure(
                delivery.recipient().address(),
                delivery.recipient().originalRecipient(),
                one.status(),
                one.diagnostic() == null ? bounce.explanation() : one.diagnostic(),
                one.lastAttemptAt());
    }
}
