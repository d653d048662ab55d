package dev.everpost.store.sqlite;

import dev.everpost.store.Registry.Document;
import dev.everpost.store.Registry.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of documents. Names compare byte by byte, which is SQLite's own order. */
final class DocumentTable {

    private static final String COLUMNS = "kind, name, json, created_at, changed_at";

    private final PreparedStatement count;
    private final PreparedStatement exists;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;

    DocumentTable(Connection connection) throws SQLException {
        count = connection.prepareStatement("SELECT COUNT(*) FROM documents WHERE kind = ?");
        exists = connection.prepareStatement("SELECT 1 FROM documents WHERE kind = ? AND name = ?");
        insert = connection.prepareStatement("INSERT INTO documents (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)");
        update = connection.prepareStatement(
                "UPDATE documents SET json = ?, changed_at = ? WHERE kind = ? AND name = ?");
        delete = connection.prepareStatement("DELETE FROM documents WHERE kind = ? AND name = ?");
    }

    int count(String kind) throws SQLException {
        count.setString(1, kind);
        try (var row = count.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    boolean exists(Key key) throws SQLException {
        bind(exists, 1, key);
        try (var row = exists.executeQuery()) {
            return row.next();
        }
    }

    void insert(Key key, String json, Instant now) throws SQLException {
        bind(insert, 1, key);
        insert.setString(3, json);
        insert.setLong(4, now.toEpochMilli());
        insert.setLong(5, now.toEpochMilli());
        insert.executeUpdate();
    }

    /** False when there is no such document. */
    boolean update(Key key, String json, Instant now) throws SQLException {
        update.setString(1, json);
        update.setLong(2, now.toEpochMilli());
        bind(update, 3, key);
        return update.executeUpdate() == 1;
    }

    /** False when there is no such document. */
    boolean delete(Key key) throws SQLException {
        bind(delete, 1, key);
        return delete.executeUpdate() == 1;
    }

    static Optional<Document> find(Connection connection, Key key) throws SQLException {
        var sql = "SELECT " + COLUMNS + " FROM documents WHERE kind = ? AND name = ?";
        try (var query = connection.prepareStatement(sql)) {
            bind(query, 1, key);
            return readAll(query).stream().findFirst();
        }
    }

    static List<Document> list(Connection connection, String kind, @Nullable String after, int most)
            throws SQLException {
        var sql = "SELECT " + COLUMNS + " FROM documents WHERE kind = ? AND name > ? ORDER BY name LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, kind);
            query.setString(2, after == null ? "" : after);
            query.setInt(3, most);
            return readAll(query);
        }
    }

    private static List<Document> readAll(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Document>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Document read(ResultSet row) throws SQLException {
        return new Document(
                new Key(row.getString(1), row.getString(2)),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    private static void bind(PreparedStatement statement, int from, Key key) throws SQLException {
        statement.setString(from, key.kind());
        statement.setString(from + 1, key.name());
    }
}
