package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable queue: accept, lease, record, settle. Thread-safe; every call blocks until its commit is fsynced or failed,
 * and many waiting calls share one commit.
 */
public interface Spool extends AutoCloseable {

    /** Takes responsibility for a message: the promise behind 250 and 2xx. */
    Acceptance accept(NewMessage message);

    /**
     * Commits a change. False when the store failed and the change is not durable; the caller keeps the lease and the
     * outcome in its hands and tries again.
     */
    boolean record(Change change);

    /**
     * Commits a change of deliveries that wait, on the word of somebody who does not hold their message. {@code release} of the
     * change is not looked at.
     */
    Amendment amend(Change change);

    /**
     * Takes recipients back into the queue whose provider took them and never reported: the one way out of a final state, taken
     * once for each attempt. The change holds one {@link Fact.Silent} and, if it sends them again, their new forms, which wait.
     *
     * <p>Nothing is changed ({@link Amendment#OVER}) when the fact is known already, when one of them is no longer handed over
     * by that attempt, when a report of it came meanwhile, or when the message's bytes were dropped.
     */
    Amendment reopen(Change change);

    /** Commits facts that belong to no message. False when the store failed. */
    boolean note(List<Fact> facts);

    /** Leases up to {@code most} messages of a lane that are due. */
    List<Work> lease(Lane lane, int most, Order order, Instant now);

    /**
     * Leases up to {@code most} messages that are due and whose deadline has passed, critical ones first; empty also when the store
     * cannot tell now. Walks what waits, so ask while nothing else is leased.
     */
    List<Work> leaseOverdue(int most, Instant now);

    /** Ends a lease without a change. */
    void release(MessageId message);

    /** The bytes; empty when they were dropped after the message was final. */
    Optional<Content> content(MessageId message);

    /** The earliest due time of waiting deliveries that are not leased; empty when none waits. */
    Optional<Instant> nextDue();

    /** Leases messages that a dead process left in {@link DeliveryState#ATTEMPTING}; their outcome is unknown. */
    List<Work> interrupted(int most);

    /**
     * Makes up to {@code most} deliveries that wait for {@code provider} due now; returns how many it moved. Those with an unknown
     * outcome stay: their policy decides when they are sent again.
     */
    int reroute(ProviderName provider, Instant now, int most);

    /** Cancels the deliveries of a message that are waiting and not leased. */
    Cancellation cancel(MessageId message, String by, Instant now);

    /** Makes the waiting deliveries of a message due now; returns how many. */
    int retryNow(MessageId message, String by, Instant now);

    /** Whether the store can promise durability now. */
    Health health();

    /** Stops accepting, commits what waits, closes the database. */
    @Override
    void close();

    /** Which of the due messages come first. */
    enum Order {
        /** The longest due first: nobody waits for ever. */
        OLDEST_FIRST,
        /** The latest due first: what is fresh is worth most. */
        NEWEST_FIRST
    }

    /** What became of an amendment; but for the first nothing was changed. */
    enum Amendment {
        /** Durable. */
        DONE,
        /** Somebody works on the message; ask again when he may be through. */
        BUSY,
        /** It is too late for it: a delivery has gone on, or there is no such message. */
        OVER,
        /** The store failed. */
        UNAVAILABLE
    }

    /** How many deliveries a cancellation reached. {@code found} false: there is no such message. */
    record Cancellation(boolean found, int cancelled, int inFlight, int alreadyFinal) {}

    /** The store's ability to promise. */
    sealed interface Health {
        /** Commits are durable. */
        record Sound() implements Health {}

        /** Commits are durable, but there is too little room to promise anything new. */
        record Full(String why) implements Health {}

        /** Intake is refused since {@code since}; reopening is tried. */
        record Failing(Instant since, String why) implements Health {}
    }
}
