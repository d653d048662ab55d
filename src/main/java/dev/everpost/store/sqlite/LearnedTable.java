package dev.everpost.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of what rooms learned. */
final class LearnedTable {

    private final PreparedStatement count;
    private final PreparedStatement exists;
    private final PreparedStatement put;
    private final PreparedStatement delete;

    LearnedTable(Connection connection) throws SQLException {
        count = connection.prepareStatement("SELECT COUNT(*) FROM learned WHERE room = ?");
        exists = connection.prepareStatement("SELECT 1 FROM learned WHERE room = ? AND name = ?");
        put = connection.prepareStatement("INSERT INTO learned VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (room, name) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at");
        delete = connection.prepareStatement("DELETE FROM learned WHERE room = ? AND name = ?");
    }

    /** How many there would be with these. */
    int countWith(String room, Set<String> names) throws SQLException {
        count.setString(1, room);
        int total = 0;
        try (var row = count.executeQuery()) {
            total = row.next() ? row.getInt(1) : 0;
        }
        for (var name : names) {
            total += exists(room, name) ? 0 : 1;
        }
        return total;
    }

    private boolean exists(String room, String name) throws SQLException {
        bind(exists, room, name);
        try (var row = exists.executeQuery()) {
            return row.next();
        }
    }

    void put(String room, String name, byte[] state, Instant now) throws SQLException {
        bind(put, room, name);
        put.setBytes(3, state);
        put.setLong(4, now.toEpochMilli());
        put.executeUpdate();
    }

    void delete(String room, String name) throws SQLException {
        bind(delete, room, name);
        delete.executeUpdate();
    }

    static SortedMap<String, byte[]> of(Connection connection, String room) throws SQLException {
        var states = new TreeMap<String, byte[]>();
        try (var query = connection.prepareStatement("SELECT name, state FROM learned WHERE room = ?")) {
            query.setString(1, room);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString(1), row.getBytes(2));
                }
            }
        }
        return states;
    }

    private static void bind(PreparedStatement statement, String room, String name) throws SQLException {
        statement.setString(1, room);
        statement.setString(2, name);
    }
}
