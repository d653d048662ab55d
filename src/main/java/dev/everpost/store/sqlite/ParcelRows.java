package dev.everpost.store.sqlite;

import dev.everpost.store.Outbox.Backlog;
import dev.everpost.store.Outbox.Parcel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions about the outbox. */
final class ParcelRows {

    static final String POSITION = "SELECT position FROM outbox_readers WHERE reader = ?";

    private ParcelRows() {}

    static long position(Connection connection, String reader) throws SQLException {
        try (var query = connection.prepareStatement(POSITION)) {
            query.setString(1, reader);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Each destination with its earliest due time: one step in the index for each, however many parcels wait. */
    static Map<String, Long> earliest(Connection connection) throws SQLException {
        var found = new LinkedHashMap<String, Long>();
        var sql = "SELECT destination, due FROM parcels INDEXED BY parcels_due WHERE destination > ?"
                + " ORDER BY destination, due LIMIT 1";
        try (var query = connection.prepareStatement(sql)) {
            var last = "";
            boolean more = true;
            while (more) {
                query.setString(1, last);
                try (var row = query.executeQuery()) {
                    more = row.next();
                    last = more ? row.getString(1) : last;
                    if (more) {
                        found.put(last, row.getLong(2));
                    }
                }
            }
        }
        return found;
    }

    static List<Parcel> due(Connection connection, String destination, int most, Instant now) throws SQLException {
        var sql = "SELECT number, id, destination, body, made_at, tries, why FROM parcels INDEXED BY parcels_due"
                + " WHERE destination = ? AND due <= ? ORDER BY due, made_at, number LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, destination);
            query.setLong(2, now.toEpochMilli());
            query.setInt(3, most);
            var found = new ArrayList<Parcel>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    static Map<String, Backlog> backlog(Connection connection) throws SQLException {
        var found = new LinkedHashMap<String, Backlog>();
        var sql = "SELECT destination, COUNT(*), MIN(made_at) FROM parcels INDEXED BY parcels_due GROUP BY destination";
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), new Backlog(rows.getLong(2), Instant.ofEpochMilli(rows.getLong(3))));
            }
        }
        return found;
    }

    private static Parcel read(ResultSet row) throws SQLException {
        return new Parcel(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6),
                row.getString(7));
    }
}
