package dev.everpost.publish;

/** Told what became of events on their way; for counting. Thread-safe and quick. */
public interface PublishEvents {

    /** Counts nothing. */
    PublishEvents NONE = new PublishEvents() {};

    /** A destination took an event. */
    default void delivered(String destination) {}

    /** A try failed; the event waits for the next. */
    default void failed(String destination) {}

    /** An event was given up. */
    default void dropped(String destination) {}
}
