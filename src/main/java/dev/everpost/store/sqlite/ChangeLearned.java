package dev.everpost.store.sqlite;

import dev.everpost.store.Learned;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One change of what a room learned; true when it is durable. */
sealed interface ChangeLearned extends Operation<Boolean> {

    @Override
    default Boolean refused(String why) {
        return false;
    }

    /** Writes states; beyond the room's limit none of them. */
    record Keep(String room, Map<String, byte[]> states, Instant now) implements ChangeLearned {
        @Override
        public Boolean run(Session session) throws SQLException {
            if (session.learned.countWith(room, states.keySet()) > Learned.STATES_MAX) {
                return false;
            }
            for (var state : states.entrySet()) {
                session.learned.put(room, state.getKey(), state.getValue(), now);
            }
            return true;
        }

        @Override
        public long bytes() {
            return states.values().stream().mapToLong(state -> state.length).sum();
        }
    }

    /** Takes states away. */
    record Forget(String room, List<String> names) implements ChangeLearned {
        @Override
        public Boolean run(Session session) throws SQLException {
            for (var name : names) {
                session.learned.delete(room, name);
            }
            return true;
        }
    }
}
