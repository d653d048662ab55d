package dev.everpost.store.sqlite;

import dev.everpost.store.Ledger.Tail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds the facts of messages with a tag; those of other messages are passed over inside the database, which costs little. */
final class TaggedFacts {

    private static final String REACHED =
            "SELECT MAX(position) FROM (SELECT position FROM facts WHERE position > ? ORDER BY position LIMIT ?)";

    // Labels are JSON. A name that stands there in another place is told apart by whoever reads the message's tags.
    private static final String FACTS =
            "SELECT " + columnsOfFacts() + " FROM facts f JOIN messages m ON m.id = f.message"
                    + " WHERE f.position > ? AND f.position <= ? AND m.labels IS NOT NULL AND instr(m.labels, ?) > 0"
                    + " ORDER BY f.position";

    private TaggedFacts() {}

    static Tail after(Connection connection, FactReading reading, String tag, long after, int most)
            throws SQLException {
        long reached = reached(connection, after, most);
        if (reached == after) {
            return new Tail(List.of(), after);
        }
        try (var query = connection.prepareStatement(FACTS)) {
            query.setLong(1, after);
            query.setLong(2, reached);
            query.setString(3, "\"" + tag + "\"");
            return new Tail(LedgerQueries.entries(query, reading), reached);
        }
    }

    /** The last of the next facts after a position; that position when there is none. */
    static long reached(Connection connection, long after, int most) throws SQLException {
        try (var query = connection.prepareStatement(REACHED)) {
            query.setLong(1, after);
            query.setInt(2, most);
            try (var row = query.executeQuery()) {
                long last = row.next() ? row.getLong(1) : 0;
                return Math.max(after, last);
            }
        }
    }

    private static String columnsOfFacts() {
        return "f." + FactTable.COLUMNS.replace(", ", ", f.");
    }
}
