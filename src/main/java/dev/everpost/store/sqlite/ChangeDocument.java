package dev.everpost.store.sqlite;

import dev.everpost.store.Registry.Change;
import dev.everpost.store.Registry.Key;
import java.sql.SQLException;
import java.time.Instant;

/** One change of the registry. After a failed commit it may be there all the same: a repeat then finds it. */
sealed interface ChangeDocument extends Operation<Change> {

    @Override
    default Change refused(String why) {
        return new Change.Unavailable(why);
    }

    /** Adds a document. */
    record Create(Key key, String json, int most, Instant now) implements ChangeDocument {
        @Override
        public Change run(Session session) throws SQLException {
            if (session.documents.exists(key)) {
                return new Change.Exists();
            }
            if (session.documents.count(key.kind()) >= most) {
                return new Change.Full(most);
            }
            session.documents.insert(key, json, now);
            return new Change.Done();
        }

        @Override
        public long bytes() {
            return json.length();
        }
    }

    /** Writes a document anew. */
    record Replace(Key key, String json, Instant now) implements ChangeDocument {
        @Override
        public Change run(Session session) throws SQLException {
            return session.documents.update(key, json, now) ? new Change.Done() : new Change.Missing();
        }

        @Override
        public long bytes() {
            return json.length();
        }
    }

    /** Takes a document away. */
    record Remove(Key key) implements ChangeDocument {
        @Override
        public Change run(Session session) throws SQLException {
            return session.documents.delete(key) ? new Change.Done() : new Change.Missing();
        }
    }
}
