package dev.everpost.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named documents that people keep in the gateway: templates, configuration sets, identities. Thread-safe; a change returns
 * when it is committed and fsynced, a look-up never waits for a commit.
 */
public interface Registry {

    /** Adds a document unless its name is taken or {@code most} of its kind are kept already. */
    Change create(Key key, String json, int most, Instant now);

    /** Writes a document that exists. */
    Change replace(Key key, String json, Instant now);

    /** Takes a document away. */
    Change remove(Key key);

    Optional<Document> find(Key key);

    /** Documents of a kind by name, after {@code after}; null starts at the first. Never more than 1000. */
    List<Document> list(String kind, @Nullable String after, int most);

    /** What a document is called: names are compared exactly, within their kind. */
    record Key(String kind, String name) {}

    /** A document as it is kept. */
    record Document(Key key, String json, Instant createdAt, Instant changedAt) {}

    /** What became of a change. */
    sealed interface Change {
        /** Durable. */
        record Done() implements Change {}

        /** The name is taken; nothing was changed. */
        record Exists() implements Change {}

        /** There is no such document; nothing was changed. */
        record Missing() implements Change {}

        /** {@code most} are kept already; nothing was changed. */
        record Full(int most) implements Change {}

        /** Not durable, as far as anybody knows: the database cannot promise anything now. */
        record Unavailable(String why) implements Change {}
    }
}
