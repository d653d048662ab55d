package dev.everpost.store.sqlite;

import java.time.Duration;

/** Told what the store does, for alarms and metrics. Called on its threads and its callers': return at once, never throw. */
public interface StoreEvents {

    /** Durability can not be promised from now on. */
    void failing(String why);

    /** It can again; {@code failedFor} is how long it could not. */
    void sound(Duration failedFor);

    /** The volume has less room than the settings want: nothing is accepted, while records go on. */
    default void crowded(String why) {}

    /** The volume has room again. */
    default void roomy() {}

    /** A commit of {@code operations} is durable; {@code commitNanos} from its first statement to the end of its fsync. */
    void batch(int operations, long commitNanos);

    /** Somebody who does not listen. */
    static StoreEvents none() {
        return new StoreEvents() {
            @Override
            public void failing(String why) {}

            @Override
            public void sound(Duration failedFor) {}

            @Override
            public void batch(int operations, long commitNanos) {}
        };
    }
}
