package dev.everpost.store;

import dev.everpost.message.MessageId;

/** What became of an acceptance. */
public sealed interface Acceptance {

    /** Committed and fsynced. */
    record Stored(MessageId id) implements Acceptance {}

    /** The key was seen before with the same fingerprint; {@code id} is the message it made. */
    record Duplicate(MessageId id) implements Acceptance {}

    /** The key was seen before with another fingerprint. */
    record Conflict(MessageId id) implements Acceptance {}

    /** Not stored: the database cannot promise anything now. */
    record Unavailable(String why) implements Acceptance {}
}
