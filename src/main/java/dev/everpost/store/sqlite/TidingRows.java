package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.Postbox.Kept;
import dev.everpost.store.Tiding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Questions about the postbox. */
final class TidingRows {

    private static final String SELECT =
            "SELECT number, provider, event_id, report, event, our_id, provider_id, recipient,"
                    + " happened_at, arrived_at, details, raw, due, tries, message, why FROM tidings ";

    private TidingRows() {}

    static List<Kept> due(Connection connection, Instant now, int most) throws SQLException {
        var sql = SELECT + "INDEXED BY tidings_due WHERE due <= ? ORDER BY due, number LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, now.toEpochMilli());
            query.setInt(2, most);
            return all(query);
        }
    }

    static List<Kept> unmatched(Connection connection, long before, int most) throws SQLException {
        var sql = SELECT + "INDEXED BY tidings_unmatched WHERE due IS NULL AND message IS NULL AND number < ?"
                + " ORDER BY number DESC LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, before > 0 ? before : Long.MAX_VALUE);
            query.setInt(2, most);
            return all(query);
        }
    }

    static List<Kept> find(Connection connection, long number) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + "WHERE number = ?")) {
            query.setLong(1, number);
            return all(query);
        }
    }

    static long waiting(Connection connection) throws SQLException {
        var sql = "SELECT COUNT(*) FROM tidings INDEXED BY tidings_due WHERE due IS NOT NULL";
        try (var query = connection.createStatement();
                var row = query.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<Kept> all(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Kept>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Kept read(ResultSet row) throws SQLException {
        long due = row.getLong(13);
        boolean decided = row.wasNull();
        long message = row.getLong(15);
        boolean nobodys = row.wasNull();
        return new Kept(
                row.getLong(1),
                tiding(row),
                Instant.ofEpochMilli(row.getLong(10)),
                decided ? null : Instant.ofEpochMilli(due),
                row.getInt(14),
                nobodys ? null : new MessageId(message),
                row.getString(16));
    }

    private static Tiding tiding(ResultSet row) throws SQLException {
        return new Tiding(
                provider(row.getString(2)),
                row.getString(3),
                Report.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Instant.ofEpochMilli(row.getLong(9)),
                details(row.getString(11)),
                row.getString(12));
    }

    private static @Nullable ProviderName provider(String text) {
        return text.isEmpty() ? null : new ProviderName(text);
    }

    private static Map<String, String> details(String json) {
        var details = new HashMap<String, String>();
        JsonMapper.shared()
                .readTree(json)
                .path("of")
                .forEachEntry((name, value) -> details.put(name, value.asString()));
        return details;
    }
}
