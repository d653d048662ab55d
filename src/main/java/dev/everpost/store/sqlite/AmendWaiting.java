package dev.everpost.store.sqlite;

import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Spool.Amendment;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Commits a change of deliveries that wait and that nobody works on. Runs in the writer, between leases and settlements of others,
 * so that no attempt can begin in between.
 */
record AmendWaiting(Change change) implements Operation<Amendment> {

    @Override
    public Amendment run(Session session) throws SQLException {
        long message = change.message().value();
        if (session.leases.isHeld(message)) {
            return Amendment.BUSY;
        }
        var stored = session.deliveries.of(message);
        for (var update : change.updates()) {
            var now = stored.stream()
                    .filter(each ->
                            each.recipient().index() == update.recipient().index())
                    .findFirst();
            var obstacle = obstacle(now);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        new RecordChange(change).run(session);
        return Amendment.DONE;
    }

    @Override
    public Amendment refused(String why) {
        return Amendment.UNAVAILABLE;
    }

    private static Optional<Amendment> obstacle(Optional<Delivery> stored) {
        if (stored.isEmpty() || stored.get().state().isFinal()) {
            return Optional.of(Amendment.OVER);
        }
        return stored.get().state() == DeliveryState.WAITING ? Optional.empty() : Optional.of(Amendment.BUSY);
    }
}
