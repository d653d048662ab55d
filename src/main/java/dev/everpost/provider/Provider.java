package dev.everpost.provider;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.util.List;

/**
 * One account at one company (or one relay) that can carry mail. Thread-safe; calls block a virtual thread.
 *
 * <p>{@link #send} never throws for anything the network or the provider does: every such end is an {@link Outcome}. It
 * makes one try, without retries of its own, and returns within the patience of its settings.
 */
public interface Provider extends AutoCloseable {

    /** As configured. */
    ProviderName name();

    /** What it can carry. */
    Capabilities capabilities();

    /** Tries once. The outcomes stand in the order of the parcel's recipients. */
    List<Outcome> send(Parcel parcel);

    /** Closes kept connections; sends under way may finish or end as they can. */
    @Override
    void close();

    /** How its account is now, asked of the provider; costs a call, sends nothing. */
    default Checkup checkup() {
        return new Checkup.NotOffered("a " + name() + " of this kind cannot be asked about its account");
    }

    /**
     * The selectors under which a sender domain has its DKIM keys for this provider, where they differ from customer to customer; empty
     * when it does not tell. May cost a call, sends nothing.
     *
     * @param domain in lower case
     */
    default List<String> dkimSelectors(String domain) {
        return List.of();
    }

    /** What became of an attempt whose outcome is unknown, asked of the provider; costs a call, sends nothing. */
    default Finding inquire(Inquiry inquiry) {
        return new Finding.CannotTell(name() + " cannot be asked what became of a message");
    }
}
