package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.store.Ledger.Depth;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts what is not final, from the partial indexes alone. */
final class DepthQuery {

    private DepthQuery() {}

    static Depth read(Connection connection, Instant now) throws SQLException {
        var waiting = new EnumMap<MessageClass, Long>(MessageClass.class);
        var oldest = new EnumMap<MessageClass, Instant>(MessageClass.class);
        var lanes = "SELECT lane, waiting, (SELECT accepted_at FROM messages WHERE id = oldest) FROM (SELECT lane,"
                + " COUNT(*) AS waiting, MIN(message) AS oldest FROM deliveries INDEXED BY deliveries_waiting"
                + " WHERE state = 0 GROUP BY lane)";
        try (var query = connection.prepareStatement(lanes);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var messageClass = Codes.LANE.get(rows.getInt(1)).messageClass();
                waiting.merge(messageClass, rows.getLong(2), Long::sum);
                oldest.merge(messageClass, Instant.ofEpochMilli(rows.getLong(3)), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return new Depth(waiting, attempting(connection), waitingFor(connection), oldest, scheduled(connection, now));
    }

    private static long attempting(Connection connection) throws SQLException {
        return count(connection.prepareStatement("SELECT COUNT(*) FROM deliveries INDEXED BY deliveries_in_rare_state"
                + " WHERE state = 1 AND state <> 2"));
    }

    private static Map<ProviderName, Long> waitingFor(Connection connection) throws SQLException {
        var counts = new HashMap<ProviderName, Long>();
        var sql = "SELECT provider, COUNT(*) FROM deliveries INDEXED BY deliveries_waiting_for"
                + " WHERE state = 0 AND provider IS NOT NULL GROUP BY provider";
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                counts.put(new ProviderName(rows.getString(1)), rows.getLong(2));
            }
        }
        return counts;
    }

    private static long scheduled(Connection connection, Instant now) throws SQLException {
        var query = connection.prepareStatement("SELECT COUNT(*) FROM messages m INDEXED BY messages_scheduled"
                + " CROSS JOIN deliveries d ON d.message = m.id"
                + " WHERE m.send_at IS NOT NULL AND m.send_at > ? AND d.state = 0");
        query.setLong(1, now.toEpochMilli());
        return count(query);
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (query;
                var row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
