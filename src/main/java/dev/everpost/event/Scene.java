package dev.everpost.event;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Recipient;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fact of a message with all that is known of the message. */
record Scene(Entry entry, Story story) {

    Optional<Recipient> recipient(int index) {
        return recipients().stream().filter(one -> one.index() == index).findFirst();
    }

    List<Recipient> recipients() {
        return story.deliveries().stream().map(delivery -> delivery.recipient()).toList();
    }

    /** The hand-over that a provider's later word is about. */
    Optional<HandOver> handOver(ProviderName provider, int recipient) {
        return story.facts().reversed().stream()
                .flatMap(fact -> fact instanceof Fact.AttemptEnded ended
                                && ended.provider().equals(provider)
                        ? ended.outcomes().stream()
                                .filter(one ->
                                        one.recipient() == recipient && one.outcome() instanceof Outcome.Accepted)
                                .map(one -> new HandOver(ended, one))
                        : Stream.empty())
                .findFirst();
    }

    /** An attempt that a provider ended with yes for a recipient. */
    record HandOver(Fact.AttemptEnded attempt, Fact.RecipientOutcome share) {}
}
