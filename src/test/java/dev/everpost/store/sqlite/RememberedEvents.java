package dev.everpost.store.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what the store told. */
final class RememberedEvents implements StoreEvents {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();

    @Override
    public void failing(String why) {
        told.add("failing");
    }

    @Override
    public void sound(Duration failedFor) {
        told.add("sound");
    }

    @Override
    public void crowded(String why) {
        told.add("crowded");
    }

    @Override
    public void roomy() {
        told.add("roomy");
    }

    @Override
    public void batch(int size, long commitNanos) {
        commits.incrementAndGet();
        operations.addAndGet(size);
    }

    List<String> told() {
        return told;
    }

    int commits() {
        return commits.get();
    }

    int operations() {
        return operations.get();
    }
}
