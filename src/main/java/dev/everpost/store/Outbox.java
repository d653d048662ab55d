package dev.everpost.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Letters to applications about what happened, made from facts and kept until they are delivered. Thread-safe; a change returns when
 * it is committed and fsynced.
 */
public interface Outbox {

    /** How far a reader has come in the book of facts; 0 at first. */
    long position(String reader);

    /**
     * Commits parcels together with the reader's new position: no fact is read twice or never. A position that is not beyond the
     * reader's is a repeat and adds nothing. False when the store failed: repeat it.
     */
    boolean add(String reader, long position, List<NewParcel> parcels, Instant now);

    /** Forgets a reader that has come to its end. False when the store failed. */
    boolean forget(String reader);

    /** Destinations with parcels due now, the longest due first: a loud one does not hide the others. */
    List<String> destinationsDue(Instant now, int most);

    /** Parcels of a destination that are due, the longest due first. Nothing is leased: one sender per destination asks. */
    List<Parcel> due(String destination, int most, Instant now);

    /** Takes parcels away that were delivered or given up. False when the store failed. */
    boolean done(List<Long> parcels);

    /** Puts a parcel off after a failed try. False when the store failed. */
    boolean postpone(long parcel, Instant due, String why);

    /** The earliest due time of any parcel; null when none waits. */
    @Nullable
    Instant nextDue();

    /** What waits, by destination. */
    Map<String, Backlog> backlog();

    /**
     * A letter to be kept.
     *
     * @param id what the receiver knows it by
     * @param line parcels of one line of a destination become due one after another, each when the one before it is done; null for
     *     a parcel that waits for no other
     */
    record NewParcel(
            String id,
            String destination,
            String body,
            @Nullable String line) {

        /** A parcel that waits for no other. */
        public NewParcel(String id, String destination, String body) {
            this(id, destination, body, null);
        }
    }

    /** A letter that waits. {@code number} is the store's. */
    record Parcel(
            long number,
            String id,
            String destination,
            String body,
            Instant madeAt,
            int tries,
            @Nullable String lastWhy) {}

    /** How much waits, and since when. */
    record Backlog(long parcels, Instant oldest) {}
}
