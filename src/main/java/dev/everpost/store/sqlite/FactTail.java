package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Ledger.Tail;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The facts behind a position that somebody follows; all others are passed over inside the database. To read each fact of a busy
 * gateway as a fact costs it a third of its speed, to pass over one costs little.
 *
 * @param from the table, {@code facts f}, with what it is joined to
 * @param condition which facts, in SQL
 * @param values of its placeholders
 */
record FactTail(String from, String condition, List<String> values) {

    private static final String REACHED =
            "SELECT MAX(position) FROM (SELECT position FROM facts WHERE position > ? ORDER BY position LIMIT ?)";

    private static final String COLUMNS = "f." + FactTable.COLUMNS.replace(", ", ", f.");

    /** Facts of messages with a tag. */
    static FactTail tagged(String tag) {
        // Labels are JSON. A name that stands there in another place is told apart by whoever reads the message's tags.
        return new FactTail(
                "facts f JOIN messages m ON m.id = f.message",
                "m.labels IS NOT NULL AND instr(m.labels, ?) > 0",
                List.of("\"" + tag + "\""));
    }

    /** Reports, and attempts that ended in a refusal. */
    static FactTail reportsAndRefusals() {
        // The text of an outcome is JSON of our own: a refusal is told in one way.
        return new FactTail(
                "facts f",
                "f.kind = " + FactKind.REPORTED.code() + " OR (f.kind = " + FactKind.ATTEMPT_ENDED.code()
                        + " AND instr(f.detail, ?) > 0)",
                List.of("\"refused\""));
    }

    /** Reports, and what these providers were called for. */
    static FactTail reportsAndHandOvers(Collection<ProviderName> providers) {
        var places = String.join(", ", Collections.nCopies(providers.size(), "?"));
        return new FactTail(
                "facts f",
                "f.kind = " + FactKind.REPORTED.code() + " OR (f.kind IN (" + FactKind.ATTEMPT_ENDED.code() + ", "
                        + FactKind.INQUIRED.code() + ", " + FactKind.SILENT.code() + ") AND f.provider IN (" + places
                        + "))",
                providers.stream().map(ProviderName::value).toList());
    }

    /** Those among the next {@code most} facts, and how far that was. */
    Tail after(Connection connection, FactReading reading, long after, int most) throws SQLException {
        long reached = reached(connection, after, most);
        if (reached == after) {
            return new Tail(List.of(), after);
        }
        var sql = "SELECT " + COLUMNS + " FROM " + from + " WHERE f.position > ? AND f.position <= ? AND (" + condition
                + ") ORDER BY f.position";
        try (var query = connection.prepareStatement(sql)) {
            bind(query, after, reached);
            return new Tail(LedgerQueries.entries(query, reading), reached);
        }
    }

    private void bind(PreparedStatement query, long after, long reached) throws SQLException {
        query.setLong(1, after);
        query.setLong(2, reached);
        int place = 3;
        for (var value : values) {
            query.setString(place++, value);
        }
    }

    private static long reached(Connection connection, long after, int most) throws SQLException {
        try (var query = connection.prepareStatement(REACHED)) {
            query.setLong(1, after);
            query.setInt(2, most);
            try (var row = query.executeQuery()) {
                long last = row.next() ? row.getLong(1) : 0;
                return Math.max(after, last);
            }
        }
    }
}
