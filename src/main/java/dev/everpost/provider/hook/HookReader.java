package dev.everpost.provider.hook;

/**
 * Reads what one account's provider posts: decides whether it is theirs, and says what it tells. Thread-safe; remembers nothing
 * between calls except keys it fetched and tokens that count once, and throws for nothing that a sender can write.
 */
@FunctionalInterface
public interface HookReader {

    /** Verifies first, reads then. */
    HookReading read(HookRequest request);
}
