package dev.everpost.store.sqlite;

import dev.everpost.store.Suppressions.Filter;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions about suppressed addresses. Addresses are in lower case. */
final class SuppressionRows {

    static final String COLUMNS = "submitter, address, reason, source, at, until, feedback";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM suppressions WHERE submitter = ?";

    private SuppressionRows() {}

    /** How a scope is stored: everybody's is the empty text, which no submitter is called. */
    static String scope(@Nullable String submitter) {
        return submitter == null ? "" : submitter;
    }

    static Optional<Suppressed> find(Connection connection, String address, @Nullable String submitter)
            throws SQLException {
        try (var query = connection.prepareStatement(SELECT + " AND address = ?")) {
            return find(query, address, submitter);
        }
    }

    /** For each address the submitter's own entry that counts now, else everybody's. */
    static List<Suppressed> among(
            Connection connection, List<String> addresses, String submitter, Set<Reason> reasons, Instant now)
            throws SQLException {
        var found = new ArrayList<Suppressed>();
        try (var query = connection.prepareStatement(SELECT + " AND address = ?")) {
            for (var address : addresses) {
                var own = find(query, address, submitter).filter(entry -> counts(entry, reasons, now));
                var entry = own.isPresent() ? own : find(query, address, null).filter(one -> counts(one, reasons, now));
                entry.ifPresent(found::add);
            }
        }
        return found;
    }

    static List<Suppressed> list(Connection connection, Filter filter, @Nullable String after, int most)
            throws SQLException {
        var sql = SELECT + " AND address > ? AND at >= ? AND at < ?" + reasons(filter) + " ORDER BY address LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, scope(filter.submitter()));
            query.setString(2, after == null ? "" : after);
            query.setLong(
                    3, filter.since() == null ? Long.MIN_VALUE : filter.since().toEpochMilli());
            query.setLong(
                    4, filter.until() == null ? Long.MAX_VALUE : filter.until().toEpochMilli());
            query.setInt(5, most);
            return readAll(query);
        }
    }

    /** Tells every listed address, whatever its scope. */
    static void tellAll(Connection connection, Consumer<String> listener) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT address FROM suppressions")) {
            while (rows.next()) {
                listener.accept(rows.getString(1));
            }
        }
    }

    private static String reasons(Filter filter) {
        var codes = filter.reasons().stream()
                .map(reason -> String.valueOf(Codes.of(Codes.REASON, reason)))
                .toList();
        return codes.isEmpty() ? "" : " AND reason IN (" + String.join(", ", codes) + ")";
    }

    private static boolean counts(Suppressed entry, Set<Reason> reasons, Instant now) {
        return reasons.contains(entry.reason())
                && (entry.until() == null || entry.until().isAfter(now));
    }

    private static Optional<Suppressed> find(PreparedStatement query, String address, @Nullable String submitter)
            throws SQLException {
        query.setString(1, scope(submitter));
        query.setString(2, address);
        return readAll(query).stream().findFirst();
    }

    private static List<Suppressed> readAll(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Suppressed>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Suppressed read(ResultSet row) throws SQLException {
        long until = row.getLong(6);
        boolean forEver = row.wasNull();
        return new Suppressed(
                row.getString(2),
                row.getString(1).isEmpty() ? null : row.getString(1),
                Codes.REASON.get(row.getInt(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                forEver ? null : Instant.ofEpochMilli(until),
                row.getString(7));
    }
}
