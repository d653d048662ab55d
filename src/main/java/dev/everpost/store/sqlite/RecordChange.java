package dev.everpost.store.sqlite;

import dev.everpost.store.Change;
import dev.everpost.store.NewMessage;
import java.sql.SQLException;

/**
 * Commits one change of a message. Harmless to repeat: states are set, not stepped, stored facts are recognised, and
 * spawned messages whose id exists are skipped.
 */
record RecordChange(Change change) implements Operation<Boolean> {

    @Override
    public Boolean run(Session session) throws SQLException {
        long message = change.message().value();
        boolean ended = false;
        for (var delivery : change.updates()) {
            session.deliveries.update(message, delivery);
            ended |= delivery.state().isFinal();
        }
        for (var fact : change.facts()) {
            session.book(fact);
        }
        for (var spawned : change.spawned()) {
            AcceptMessage.insert(session, spawned);
        }
        if (ended) {
            session.finishIfDone(message);
        }
        if (change.release()) {
            session.leases.end(message);
        }
        return true;
    }

    @Override
    public Boolean refused(String why) {
        return false;
    }

    @Override
    public long bytes() {
        return change.spawned().stream()
                .mapToLong(spawned -> spawned.content().size())
                .sum();
    }

    /** The caller will repeat the change; until then nobody else may get what it spawned with a lease. */
    @Override
    public void failed(Leases leases) {
        change.spawned().stream()
                .filter(NewMessage::lease)
                .forEach(spawned -> leases.take(spawned.message().id().value()));
        leases.commit();
    }
}
