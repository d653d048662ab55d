package dev.everpost.store.sqlite;

import dev.everpost.store.NewMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that may be durable although their submitters were told "not stored". They are erased in the next
 * transaction, before anybody can lease them. If the process dies first they are delivered: twice beats never.
 */
final class Undo {

    private final List<NewMessage> refused = new ArrayList<>();

    void add(List<NewMessage> messages) {
        refused.addAll(messages);
    }

    boolean isEmpty() {
        return refused.isEmpty();
    }

    /** Part of a transaction; {@link #done} follows its commit. */
    void run(Session session) throws SQLException {
        for (var message : refused) {
            session.erase(message);
            session.leases.end(message.message().id().value());
        }
    }

    void done() {
        refused.clear();
    }
}
