package dev.everpost.store.sqlite;

import dev.everpost.world.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A query on its way through a reader, and the promise to its caller. */
record Question<T>(Query<T> query, Promise<Answer<T>> promise, Duration patience) {

    /** Reads inside one snapshot. */
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /** What the reader found. */
    sealed interface Answer<T> {
        record Found<T>(T value) implements Answer<T> {}

        record Failed<T>(Exception why) implements Answer<T> {}
    }

    void answer(Connection connection) throws SQLException {
        promise.keep(new Answer.Found<>(query.run(connection)));
    }

    void fail(Exception why) {
        promise.keep(new Answer.Failed<>(why));
    }
}
