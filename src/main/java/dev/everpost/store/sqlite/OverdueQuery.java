package dev.everpost.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds messages that are due and past their deadline, lane by lane. */
final class OverdueQuery {

    /** More than can be leased at once, because some of them may be leased already. */
    private static final int MOST = 1_000;

    private OverdueQuery() {}

    static List<Long> read(Connection connection, Instant now) throws SQLException {
        var sql = "SELECT DISTINCT d.message FROM deliveries d INDEXED BY deliveries_waiting"
                + " CROSS JOIN messages m ON m.id = d.message"
                + " WHERE d.state = 0 AND d.due <= ? AND m.deadline <= ? LIMIT ?";
        var found = new ArrayList<Long>();
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, now.toEpochMilli());
            query.setLong(2, now.toEpochMilli());
            query.setInt(3, MOST);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }
}
