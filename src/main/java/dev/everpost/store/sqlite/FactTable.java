package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of facts. */
final class FactTable {

    /** The columns that {@link #read} expects, in order. */
    static final String COLUMNS = "position, at, kind, message, nth, provider, detail";

    private final Positions positions;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement deleteOld;
    private final PreparedStatement reports;
    private final FactReading reading = new FactReading();

    FactTable(Connection connection, Positions positions) throws SQLException {
        this.positions = positions;
        insert = connection.prepareStatement("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM facts WHERE message IS NOT NULL AND message = ?");
        deleteOld =
                connection.prepareStatement("DELETE FROM facts WHERE position IN (SELECT position FROM facts INDEXED"
                        + " BY facts_without_message WHERE message IS NULL AND at < ? ORDER BY position LIMIT ?)"
                        + " AND position < (SELECT MAX(position) FROM facts)");
        reports = connection.prepareStatement("SELECT " + COLUMNS + " FROM facts INDEXED BY facts_of_message"
                + " WHERE message IS NOT NULL AND message = ? AND kind = " + FactKind.REPORTED.code());
        positions.startAfter(last(connection));
    }

    /** False when the fact is a repeat of one that is stored. */
    boolean insert(Fact fact) throws SQLException {
        var row = FactWriting.row(fact);
        insert.setLong(1, positions.next());
        insert.setLong(2, row.atMillis());
        insert.setInt(3, row.kind().code());
        insert.setObject(4, row.message());
        insert.setObject(5, row.nth());
        insert.setString(6, row.provider());
        insert.setString(7, row.detail());
        return insert.executeUpdate() == 1;
    }

    /** What was told of a message's recipients. */
    List<Fact.Reported> reportsOf(long message) throws SQLException {
        reports.setLong(1, message);
        var told = new ArrayList<Fact.Reported>();
        try (var rows = reports.executeQuery()) {
            while (rows.next()) {
                if (reading.fact(read(rows)) instanceof Fact.Reported report) {
                    told.add(report);
                }
            }
        }
        return told;
    }

    void deleteOf(long message) throws SQLException {
        delete.setLong(1, message);
        delete.executeUpdate();
    }

    /** Drops facts without a message; never the newest fact of all, so that places only grow. */
    int deleteNewsBefore(long millis, int most) throws SQLException {
        deleteOld.setLong(1, millis);
        deleteOld.setInt(2, most);
        return deleteOld.executeUpdate();
    }

    /** Reads {@link #COLUMNS} without the position. */
    static FactRow read(ResultSet row) throws SQLException {
        return new FactRow(
                FactKind.of(row.getInt(3)),
                row.getLong(2),
                number(row, 4),
                number(row, 5),
                row.getString(6),
                row.getString(7));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(value);
    }

    /** The newest facts may be dropped with their message; a reader of the outbox remembers where they were. */
    private static long last(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT MAX(COALESCE((SELECT MAX(position) FROM facts), 0),"
                        + " COALESCE((SELECT MAX(position) FROM outbox_readers), 0))")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
