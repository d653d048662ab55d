package dev.everpost.publish;

import dev.everpost.store.Outbox.Parcel;

/** Brings a parcel to its destination: one try, bounded in time, never an exception. Thread-safe. */
public interface Courier {

    /** Tries once. */
    Handover carry(Parcel parcel);
}
