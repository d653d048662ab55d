package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Silent;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hand-overs of one message that were never reported on and are made again, as its facts tell. Immutable. */
record Silences(List<Silent> reopened) {

    static Silences of(List<Fact> facts) {
        return new Silences(facts.stream()
                .filter(Silent.class::isInstance)
                .map(Silent.class::cast)
                .filter(silent -> silent.remedy() == Fact.Remedy.SENT_AGAIN)
                .toList());
    }

    /** Who took one of these without a word, and does not get it again. */
    Set<ProviderName> providers(List<Delivery> left) {
        return reopened.stream()
                .filter(silent -> left.stream().anyMatch(delivery -> silent.reopens(index(delivery))))
                .map(Silent::provider)
                .collect(Collectors.toSet());
    }

    /** The hand-over that still stands for it when nobody else takes it: not one whose provider says that it never got it. */
    Optional<Silent> standing(Delivery delivery) {
        return reopened.stream()
                .filter(silent -> silent.reopens(index(delivery)) && silent.finding() != Fact.Found.NOT_TAKEN)
                .findFirst();
    }

    private static int index(Delivery delivery) {
        return delivery.recipient().index();
    }
}
