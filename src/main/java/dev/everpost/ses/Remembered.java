package dev.everpost.ses;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was looked up before, absent names too, within a bound; one that is full starts anew. Thread-safe.
 */
final class Remembered<T> {

    /** Together, in characters of JSON. */
    static final long CHARS_MAX = 32L * 1024 * 1024;

    /** An entry's own cost, so that names without a document are bounded too. */
    private static final int ENTRY_CHARS = 200;

    private final ConcurrentHashMap<String, Known<T>> values = new ConcurrentHashMap<>();
    private final AtomicLong chars = new AtomicLong();

    /** What is known of a name; empty when nothing is. */
    Optional<Known<T>> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void put(String name, Optional<T> value, int size) {
        long cost = (long) ENTRY_CHARS + name.length() + size;
        if (chars.addAndGet(cost) > CHARS_MAX) {
            values.clear();
            chars.set(cost);
        }
        values.put(name, new Known<>(value));
    }

    /** A name's document, or that it has none. */
    record Known<T>(Optional<T> document) {}

    void forget(String name) {
        values.remove(name);
    }
}
