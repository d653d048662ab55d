package dev.everpost.feedback;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of the attempts at one recipient. */
final class Attempts {

    private Attempts() {}

    /** Outcomes at a provider, in their order. */
    static List<RecipientOutcome> outcomes(Story story, Delivery delivery, @Nullable ProviderName provider) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.AttemptEnded ended
                        && ended.provider().equals(provider))
                .flatMap(fact -> ((Fact.AttemptEnded) fact).outcomes().stream())
                .filter(of -> of.recipient() == delivery.recipient().index())
                .toList();
    }

    /** When the provider's latest attempt that it took, or may have taken, ended. */
    static Optional<Instant> handedOver(Story story, Delivery delivery, @Nullable ProviderName provider) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.AttemptEnded ended
                        && ended.provider().equals(provider)
                        && ended.outcomes().stream().anyMatch(of -> mayHaveTaken(of, delivery)))
                .map(Fact::at)
                .reduce((_, later) -> later);
    }

    private static boolean mayHaveTaken(RecipientOutcome of, Delivery delivery) {
        return of.recipient() == delivery.recipient().index()
                && (of.outcome() instanceof Outcome.Accepted || of.outcome() instanceof Outcome.Unknown);
    }

    /** Whether an attempt at this provider ended without anybody knowing how, or was taken without a word until now. */
    static boolean isInDoubt(Story story, Delivery delivery, ProviderName provider) {
        return outcomes(story, delivery, provider).stream().anyMatch(of -> of.outcome() instanceof Outcome.Unknown)
                || story.facts().stream()
                        .anyMatch(fact -> fact instanceof Fact.Silent silent
                                && silent.provider().equals(provider)
                                && silent.reopens(delivery.recipient().index()));
    }

    /** From which of the provider's pools the recipient's mail went last; null where it has none, or nobody tells. */
    static @Nullable String pool(Story story, Delivery delivery, @Nullable ProviderName provider) {
        String pool = null;
        for (var fact : story.facts()) {
            if (fact instanceof Fact.AttemptStarted started
                    && started.provider().equals(provider)
                    && started.recipients().contains(delivery.recipient().index())) {
                pool = started.pool();
            }
        }
        return pool;
    }
}
