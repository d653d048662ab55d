package dev.everpost.intake;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Unsendable;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.NewMessage.Settled;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Suppressed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which recipients of a submission are promised an answer and no mail: those on the suppression list, and all of them when
 * there is nothing to send. Thread-safe.
 */
public final class Withholding {

    private final Suppressions suppressions;
    private final SuppressionRule rule;

    public Withholding(Suppressions suppressions, SuppressionRule rule) {
        this.suppressions = suppressions;
        this.rule = rule;
    }

    /** What is settled at once, and the fact that says so. */
    record Ruling(List<Settled> settled, List<Fact> facts) {
        static final Ruling NONE = new Ruling(List.of(), List.of());
    }

    /** Throws {@link dev.everpost.store.StoreUnavailable} when a listed address can not be looked up now. */
    Ruling of(Submission submission, Message message, List<Recipient> recipients) {
        var unsendable = submission.unsendable();
        if (unsendable != null) {
            return unsendable(unsendable, message, recipients);
        }
        var addresses = new ArrayList<String>(recipients.size());
        for (var recipient : recipients) {
            addresses.add(recipient.address().toString());
        }
        var reasons = rule.reasonsFor(submission, message.messageClass());
        var listed = suppressions.among(addresses, submission.submitter(), reasons, message.acceptedAt());
        return listed.isEmpty() ? Ruling.NONE : suppressed(listed, message, recipients);
    }

    private static Ruling unsendable(Unsendable unsendable, Message message, List<Recipient> recipients) {
        var why = "template '" + unsendable.template() + "' could not be filled: " + unsendable.why();
        var fact = new Fact.NotRendered(message.acceptedAt(), message.id(), unsendable.template(), unsendable.why());
        return new Ruling(
                recipients.stream()
                        .map(recipient -> new Settled(recipient.index(), DeliveryState.REFUSED, why))
                        .toList(),
                List.of(fact));
    }

    private static Ruling suppressed(Map<String, Suppressed> listed, Message message, List<Recipient> recipients) {
        var whys = new TreeMap<Integer, String>();
        for (var recipient : recipients) {
            var entry = listed.get(recipient.address().toString());
            if (entry != null) {
                whys.put(recipient.index(), why(entry));
            }
        }
        return suppressed(whys, message);
    }

    private static Ruling suppressed(Map<Integer, String> whys, Message message) {
        var settled = new ArrayList<Settled>(whys.size());
        whys.forEach((recipient, why) -> settled.add(new Settled(recipient, DeliveryState.SUPPRESSED, why)));
        return new Ruling(settled, List.of(new Fact.Suppressed(message.acceptedAt(), message.id(), whys)));
    }

    private static String why(Suppressed entry) {
        return "on the suppression list" + (entry.submitter() == null ? "" : " of " + entry.submitter()) + " since "
                + Instant.ofEpochSecond(entry.at().getEpochSecond()) + ": "
                + entry.reason().name().toLowerCase(Locale.ROOT) + ", listed by " + entry.source();
    }
}
