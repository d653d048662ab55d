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

    /** Limits of what can be carried; a route never offers more. */
    record Capabilities(long sizeBytesMax, int recipientsMax, boolean internationalAddresses, boolean nullSender) {}
}
