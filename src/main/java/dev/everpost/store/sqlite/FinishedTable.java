package dev.everpost.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of finished messages, oldest first: what retention may drop. */
final class FinishedTable {

    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    FinishedTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT OR IGNORE INTO finished VALUES (?, ?, ?)");
        select = connection.prepareStatement(
                "SELECT at, message FROM finished WHERE body_kept = ? AND at < ? ORDER BY at LIMIT ?");
        delete = connection.prepareStatement("DELETE FROM finished WHERE body_kept = ? AND at = ? AND message = ?");
    }

    void insert(boolean bodyKept, Finished finished) throws SQLException {
        run(insert, bodyKept, finished);
    }

    void delete(boolean bodyKept, Finished finished) throws SQLException {
        run(delete, bodyKept, finished);
    }

    List<Finished> before(boolean bodyKept, long millis, int most) throws SQLException {
        select.setBoolean(1, bodyKept);
        select.setLong(2, millis);
        select.setInt(3, most);
        var found = new ArrayList<Finished>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Finished(rows.getLong(1), rows.getLong(2)));
            }
        }
        return found;
    }

    private static void run(PreparedStatement statement, boolean bodyKept, Finished finished) throws SQLException {
        statement.setBoolean(1, bodyKept);
        statement.setLong(2, finished.atMillis());
        statement.setLong(3, finished.message());
        statement.executeUpdate();
    }

    record Finished(long atMillis, long message) {}
}
