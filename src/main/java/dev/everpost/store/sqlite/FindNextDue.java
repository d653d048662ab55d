package dev.everpost.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds when the next delivery is due.
 *
 * @param otherwise what a failing store says, so that nobody concludes that nothing waits
 */
record FindNextDue(Instant otherwise) implements Operation<Optional<Instant>> {

    @Override
    public Optional<Instant> run(Session session) throws SQLException {
        var millis = session.dueIndex.next(message -> !session.leases.isHeld(message));
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    @Override
    public Optional<Instant> refused(String why) {
        return Optional.of(otherwise);
    }
}
