package dev.everpost.ses;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was looked up before, absent names too, within a bound; one that is full starts anew. Thread-safe.
 */
final class Remembered<T> {

    /** Together, in characters of JSON. */
    static final long CHARS_MAX = 32L * 1024 * 1024;

    /** An entry's own cost, so that names without a document are bounded too. */
    private static final int ENTRY_CHARS = 200;

    private final ConcurrentHashMap<String, Optional<T>> values = new ConcurrentHashMap<>();
    private final AtomicLong chars = new AtomicLong();

    /** What is known of a name, which may be that nothing has it; null when nothing is known. */
    @SuppressWarnings("NullableOptional")
    @Nullable
    Optional<T> find(String name) {
        return values.get(name);
    }

    void put(String name, Optional<T> value, int size) {
        if (chars.addAndGet(ENTRY_CHARS + (long) size) > CHARS_MAX) {
            values.clear();
            chars.set(ENTRY_CHARS + (long) size);
        }
        values.put(name, value);
    }

    void forget(String name) {
        values.remove(name);
    }
}
