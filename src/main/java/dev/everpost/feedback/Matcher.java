package dev.everpost.feedback;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Postbox;
import dev.everpost.store.Postbox.Kept;
import dev.everpost.store.Tiding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the delivery that something is about: by our id, else by the teller's, then by the recipient.
 *
 * <p>A provider is heard about mail that it was given, and about nothing else: neither a forged id nor a stray one touches the mail
 * of others.
 */
final class Matcher {

    private final Ledger ledger;
    private final Postbox postbox;
    private final Duration remembered;

    /** @param remembered how long messages are kept, and with them what providers call them */
    Matcher(Ledger ledger, Postbox postbox, Duration remembered) {
        this.ledger = ledger;
        this.postbox = postbox;
        this.remembered = remembered;
    }

    Match match(Kept kept, Instant now) {
        var tiding = kept.tiding();
        var why = tiding.ourId() == null && tiding.providerId() == null
                ? "it names no message"
                : "no message of ours has its id";
        for (var candidate : candidates(tiding, now)) {
            switch (ledger.story(candidate).map(story -> within(story, tiding)).orElse(null)) {
                case Match.Found found -> {
                    return found;
                }
                case Match.Nobody(var words) -> why = words;
                case null -> {}
            }
        }
        return new Match.Nobody(why);
    }

    private List<MessageId> candidates(Tiding tiding, Instant now) {
        var candidates = new ArrayList<MessageId>();
        Optional.ofNullable(tiding.ourId()).flatMap(MessageId::parse).ifPresent(candidates::add);
        if (tiding.provider() != null && tiding.providerId() != null) {
            candidates.addAll(postbox.called(tiding.provider(), tiding.providerId(), now.minus(remembered), now));
        }
        return candidates;
    }

    private static Match within(Story story, Tiding tiding) {
        var given = story.deliveries().stream()
                .filter(delivery -> wasGiven(story, delivery, tiding.provider()))
                .toList();
        if (given.isEmpty()) {
            return new Match.Nobody("its message was never given to this provider");
        }
        var named = tiding.recipient() == null ? byId(story, given, tiding) : byAddress(given, tiding.recipient());
        return named.isEmpty()
                ? new Match.Nobody(
                        tiding.recipient() == null
                                ? "it names no recipient, and its message has several"
                                : "it names a recipient that its message was not given for")
                : new Match.Found(story, named.get());
    }

    private static Optional<Delivery> byAddress(List<Delivery> given, String address) {
        return given.stream()
                .filter(delivery -> delivery.recipient().address().toString().equalsIgnoreCase(address.strip()))
                .findFirst();
    }

    /** Without an address only one can be meant: of one recipient in all, or of one that the teller's id stands for. */
    private static Optional<Delivery> byId(Story story, List<Delivery> given, Tiding tiding) {
        var meant = given.size() == 1
                ? given
                : given.stream()
                        .filter(delivery -> isCalled(story, delivery, tiding))
                        .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** The start counts: the report may overtake our own note of the end. By mail anybody it was given to may be meant. */
    private static boolean wasGiven(Story story, Delivery delivery, @Nullable ProviderName provider) {
        return story.facts().stream()
                .anyMatch(fact -> fact instanceof Fact.AttemptStarted started
                        && (provider == null || started.provider().equals(provider))
                        && started.recipients().contains(delivery.recipient().index()));
    }

    private static boolean isCalled(Story story, Delivery delivery, Tiding tiding) {
        return Attempts.outcomes(story, delivery, tiding.provider()).stream()
                .map(RecipientOutcome::outcome)
                .anyMatch(outcome -> outcome instanceof Outcome.Accepted accepted
                        && accepted.providerId() != null
                        && accepted.providerId().equals(tiding.providerId()));
    }
}
