package dev.everpost.store.sqlite;

import dev.everpost.world.Mailbox;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Where callers leave operations for the writer and wait for their commit. Thread-safe. */
final class Inbox {

    private final World world;
    private final Duration patience;
    private final long waitingBytesMax;
    private final Mailbox<Request<?>> requests;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile boolean closed;

    Inbox(World world, SqliteSettings.Tuning tuning) {
        this.world = world;
        this.patience = tuning.patience();
        this.waitingBytesMax = tuning.waitingBytes();
        this.requests = new Mailbox<>(world);
    }

    /** Blocks until the operation is durable, refused, or the caller's patience is over. */
    <T> T ask(Operation<T> operation) {
        if (closed) {
            return operation.refused("the store is closed");
        }
        long bytes = operation.bytes();
        if (bytes > 0 && waitingBytes.get() + bytes > waitingBytesMax && waitingBytes.get() > 0) {
            return operation.refused("the database is behind: " + waitingBytes.get() + " bytes wait for their commit, "
                    + waitingBytesMax + " may; send again shortly");
        }
        var promise = put(operation);
        return promise.await(patience).orElseGet(() -> giveUp(operation, promise));
    }

    /** Leaves an operation without waiting for it. */
    <T> Promise<T> put(Operation<T> operation) {
        var promise = new Promise<T>(world);
        waitingBytes.addAndGet(operation.bytes());
        requests.put(new Request<>(operation, promise));
        if (closed) {
            refuseAll();
        }
        return promise;
    }

    /** Takes what waits; called by the writer. */
    List<Request<?>> take(int most, Duration atMost) {
        return requests.take(most, atMost);
    }

    /** Tells that requests were answered; called by the writer. */
    void answered(List<Request<?>> batch) {
        for (var request : batch) {
            waitingBytes.addAndGet(-request.operation().bytes());
        }
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Refuses what waits and what will come. */
    void close() {
        closed = true;
        refuseAll();
    }

    private void refuseAll() {
        for (var request : requests.poll(Integer.MAX_VALUE)) {
            request.refuse("the store is closed");
        }
    }

    private <T> T giveUp(Operation<T> operation, Promise<T> promise) {
        T refusal = operation.refused("no commit within " + patience.toSeconds() + " s, or the wait was interrupted");
        return promise.keep(refusal) ? refusal : promise.now().orElse(refusal);
    }
}
