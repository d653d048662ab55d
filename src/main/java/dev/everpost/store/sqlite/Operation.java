package dev.everpost.store.sqlite;

import dev.everpost.store.NewMessage;
import java.sql.SQLException;
import java.util.List;

/** One thing that the writer does inside a shared transaction. */
interface Operation<T> {

    /** Does it; may be repeated after a rollback. What it returns is given to the caller after the commit. */
    T run(Session session) throws SQLException;

    /** What the caller is told when it is not durable. */
    T refused(String why);

    /** True when it must be done although its caller has stopped waiting, because nobody will ask again. */
    default boolean outlivesItsCaller() {
        return false;
    }

    /** Content bytes that it carries. */
    default long bytes() {
        return 0;
    }

    /**
     * The messages that this result stored and that must not exist if {@link #refused} was said: a failed commit may be
     * durable all the same, and the submitter will send them again.
     */
    default List<NewMessage> storedBy(T result) {
        return List.of();
    }

    /** Called on the writer's thread, instead of the commit, when the transaction failed and was taken back. */
    default void failed(Leases leases) {}

    /** Called on the writer's thread after the commit when the caller had stopped waiting: gives back what it got. */
    default void abandoned(T value, Leases leases) {}
}
