package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions that one index answers. */
final class LedgerQueries {

    private LedgerQueries() {}

    static Optional<Content> content(Connection connection, MessageId message) throws SQLException {
        try (var query = forMessage(connection, BodyTable.SELECT, message);
                var row = query.executeQuery()) {
            return row.next() ? Optional.of(new Content(row.getBytes(1))) : Optional.empty();
        }
    }

    static Optional<byte[]> head(Connection connection, MessageId message, int bytesMax) throws SQLException {
        try (var query = connection.prepareStatement("SELECT substr(bytes, 1, ?) FROM bodies WHERE message = ?")) {
            query.setInt(1, bytesMax);
            query.setLong(2, message.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    static Optional<Story> story(Connection connection, FactReading reading, MessageId message) throws SQLException {
        var sql = "SELECT " + MessageTable.COLUMNS + ", EXISTS (SELECT 1 FROM bodies b WHERE b.message = m.id)"
                + " FROM messages m WHERE m.id = ?";
        try (var query = forMessage(connection, sql, message);
                var row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Story(
                    MessageTable.read(row),
                    deliveries(connection, message),
                    facts(connection, reading, message).stream()
                            .map(Entry::fact)
                            .toList(),
                    row.getBoolean(13)));
        }
    }

    static List<Entry> factsAfter(Connection connection, FactReading reading, long position, int most)
            throws SQLException {
        var sql = "SELECT " + FactTable.COLUMNS + " FROM facts WHERE position > ? ORDER BY position LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, position);
            query.setInt(2, most);
            return entries(query, reading);
        }
    }

    static List<Entry> recentNews(Connection connection, FactReading reading, int most) throws SQLException {
        var sql = "SELECT " + FactTable.COLUMNS + " FROM facts INDEXED BY facts_without_message"
                + " WHERE message IS NULL ORDER BY position DESC LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, most);
            return entries(query, reading);
        }
    }

    static long acceptedBy(Connection connection, ProviderName provider, Instant since) throws SQLException {
        var sql = "SELECT COALESCE(SUM(recipients), 0) FROM usage WHERE provider = ? AND hour >= ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, provider.value());
            query.setLong(2, since.toEpochMilli() / UsageTable.HOUR_MILLIS);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static List<Delivery> deliveries(Connection connection, MessageId message) throws SQLException {
        var sql = "SELECT " + DeliveryRow.COLUMNS + " FROM deliveries WHERE message = ? ORDER BY idx";
        try (var query = forMessage(connection, sql, message);
                var rows = query.executeQuery()) {
            return DeliveryRow.readAll(rows);
        }
    }

    private static List<Entry> facts(Connection connection, FactReading reading, MessageId message)
            throws SQLException {
        var sql = "SELECT " + FactTable.COLUMNS + " FROM facts INDEXED BY facts_of_message"
                + " WHERE message IS NOT NULL AND message = ? ORDER BY position";
        try (var query = forMessage(connection, sql, message)) {
            return entries(query, reading);
        }
    }

    private static PreparedStatement forMessage(Connection connection, String sql, MessageId message)
            throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setLong(1, message.value());
        return query;
    }

    static List<Entry> entries(PreparedStatement query, FactReading reading) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                entries.add(new Entry(rows.getLong(1), reading.fact(FactTable.read(rows))));
            }
        }
        return entries;
    }
}
