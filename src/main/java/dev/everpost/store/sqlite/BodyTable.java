package dev.everpost.store.sqlite;

import dev.everpost.message.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rows of contents, apart from messages so that lists and leases never page them in. */
final class BodyTable {

    /** Reads one content by message. */
    static final String SELECT = "SELECT bytes FROM bodies WHERE message = ?";

    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement has;

    BodyTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT OR REPLACE INTO bodies VALUES (?, ?)");
        delete = connection.prepareStatement("DELETE FROM bodies WHERE message = ?");
        has = connection.prepareStatement("SELECT 1 FROM bodies WHERE message = ?");
    }

    void insert(long message, Content content) throws SQLException {
        insert.setLong(1, message);
        insert.setBytes(2, content.bytes());
        insert.executeUpdate();
    }

    boolean has(long message) throws SQLException {
        has.setLong(1, message);
        try (var row = has.executeQuery()) {
            return row.next();
        }
    }

    void delete(long message) throws SQLException {
        delete.setLong(1, message);
        delete.executeUpdate();
    }
}
