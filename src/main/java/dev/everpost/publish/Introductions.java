package dev.everpost.publish;

import dev.everpost.store.Outbox;
import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Time;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The first message to a topic, as SES sends it when the topic is attached to a configuration set. Thread-safe. */
public final class Introductions {

    /** What SES says first. */
    public static final String TEXT = "Successfully validated SNS topic for Amazon SES event publishing.";

    private static final String READER = "ses-introductions";

    private final Outbox outbox;
    private final Time time;
    private final ReentrantLock one = new ReentrantLock();

    public Introductions(Outbox outbox, Time time) {
        this.outbox = outbox;
        this.time = time;
    }

    /** Sends it. A store that fails now loses only this courtesy. */
    public void to(List<String> destinations) {
        one.lock();
        try {
            var id = UUID.randomUUID().toString();
            var parcels = destinations.stream()
                    .map(destination -> new NewParcel(id, destination, TEXT))
                    .toList();
            outbox.add(READER, outbox.position(READER) + 1, parcels, time.now());
        } catch (StoreUnavailable courtesy) {
            // The destination is attached all the same; its events come when the store is back.
        } finally {
            one.unlock();
        }
    }
}
