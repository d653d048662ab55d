package dev.everpost.publish;

import dev.everpost.event.Stories;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Outbox.NewParcel;
import java.util.List;

/** Somebody who wants to hear of every fact that the one reader of the book reads, not of SES's alone. */
public interface Teller {

    /** Never listens. */
    Teller NOBODY = new Teller() {
        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public Telling begin(long after, Stories stories) {
            throw new IllegalStateException("nobody listens");
        }
    };

    /** Asked before each look into the book; while it says no, most facts are not even read. Quick. */
    boolean isListening();

    /** Begins with the facts after a position. */
    Telling begin(long after, Stories stories);

    /** Facts up to a position were passed over, because it was not listening when the look began. */
    default void skipped(long reached) {}

    /** The facts of one look. For one thread. */
    interface Telling {

        /** The parcels that a fact makes. */
        List<NewParcel> tell(Entry entry);

        /** All parcels, and the place up to which facts were read, are durable. */
        void committed(long reached);
    }
}
