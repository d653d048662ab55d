package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.List;

/** What delivery tells whoever counts. Called on delivery's threads: quick, and never throwing. */
public interface DeliveryEvents {

    /** A provider was called; one outcome for each recipient that travelled, in their order, at least one. */
    default void called(
            Message message,
            ProviderName provider,
            List<Recipient> recipients,
            List<Outcome> outcomes,
            Duration took) {}

    /** So many recipients travelled from a pool of a provider; {@code pool} is empty where it has none. */
    default void wentFrom(ProviderName provider, String pool, int recipients) {}

    /** One recipient's share of an attempt ended. */
    default void attempted(Message message, ProviderName provider, Outcome outcome) {}

    /** A provider was asked what became of an attempt. */
    default void inquired(ProviderName provider, Fact.Found finding) {}

    /** A provider was asked about mail that it took without a word, and it was decided. */
    default void silent(Fact.Silent decided) {}

    /** A delivery reached a final state. {@code possibleDuplicate}: an earlier outcome is unknown. */
    default void settled(Message message, DeliveryState state, boolean possibleDuplicate, Duration sinceAccepted) {}

    /** Nobody listens. */
    DeliveryEvents NONE = new DeliveryEvents() {};
}
