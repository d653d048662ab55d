package dev.everpost.store.sqlite;

import dev.everpost.store.Suppressions.Removal;
import dev.everpost.store.Suppressions.Suppressed;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of the suppression list. All are harmless to repeat. */
final class ChangeSuppression {

    private ChangeSuppression() {}

    /**
     * Lists an address; what its scope said of it before is replaced. Its fingerprint goes in before the commit: asking too
     * often is harmless, a listed address that is not asked about is mailed.
     */
    record Put(Suppressed entry, Fingerprints listed) implements Operation<Boolean> {
        @Override
        public Boolean run(Session session) throws SQLException {
            listed.add(entry.address());
            session.suppressions.put(entry);
            return true;
        }

        @Override
        public Boolean refused(String why) {
            return false;
        }
    }

    /** Takes an address off a scope's list. */
    record Remove(String address, @Nullable String submitter) implements Operation<Removal> {
        @Override
        public Removal run(Session session) throws SQLException {
            return session.suppressions.delete(address, submitter) ? Removal.REMOVED : Removal.NOT_LISTED;
        }

        @Override
        public Removal refused(String why) {
            return Removal.UNAVAILABLE;
        }
    }

    /**
     * Starts a rebuild of the fingerprints. Among the changes, so that each of them is either committed when this is, and
     * read, or goes into the new set as well.
     */
    record StartRebuild(Fingerprints listed) implements Operation<Optional<Fingerprints>> {
        @Override
        public Optional<Fingerprints> run(Session session) {
            return Optional.of(listed.rebuild());
        }

        @Override
        public Optional<Fingerprints> refused(String why) {
            return Optional.empty();
        }
    }
}
