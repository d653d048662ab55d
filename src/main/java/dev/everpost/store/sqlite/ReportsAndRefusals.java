package dev.everpost.store.sqlite;

import dev.everpost.store.Ledger.Tail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds reports, and attempts that ended in a refusal; all other facts are passed over inside the database, which costs little. */
final class ReportsAndRefusals {

    // The text of an outcome is JSON of our own: a refusal is told in one way.
    private static final String FACTS =
            "SELECT " + FactTable.COLUMNS + " FROM facts WHERE position > ? AND position <= ?"
                    + " AND (kind = " + FactKind.REPORTED.code() + " OR (kind = " + FactKind.ATTEMPT_ENDED.code()
                    + " AND instr(detail, '\"refused\"') > 0)) ORDER BY position";

    private ReportsAndRefusals() {}

    static Tail after(Connection connection, FactReading reading, long after, int most) throws SQLException {
        long reached = TaggedFacts.reached(connection, after, most);
        if (reached == after) {
            return new Tail(List.of(), after);
        }
        try (var query = connection.prepareStatement(FACTS)) {
            query.setLong(1, after);
            query.setLong(2, reached);
            return new Tail(LedgerQueries.entries(query, reading), reached);
        }
    }
}
