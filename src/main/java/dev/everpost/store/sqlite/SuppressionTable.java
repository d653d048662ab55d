package dev.everpost.store.sqlite;

import dev.everpost.store.Suppressions.Suppressed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows of suppressed addresses, as the writer changes them. Addresses are in lower case. */
final class SuppressionTable {

    private final PreparedStatement upsert;
    private final PreparedStatement delete;
    private final PreparedStatement deleteEnded;

    SuppressionTable(Connection connection) throws SQLException {
        upsert = connection.prepareStatement(
                "INSERT OR REPLACE INTO suppressions (" + SuppressionRows.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM suppressions WHERE submitter = ? AND address = ?");
        deleteEnded = connection.prepareStatement("DELETE FROM suppressions WHERE (submitter, address) IN (SELECT"
                + " submitter, address FROM suppressions INDEXED BY suppressions_that_end"
                + " WHERE until IS NOT NULL AND until <= ? ORDER BY until LIMIT ?)");
    }

    void put(Suppressed entry) throws SQLException {
        upsert.setString(1, SuppressionRows.scope(entry.submitter()));
        upsert.setString(2, entry.address());
        upsert.setInt(3, Codes.of(Codes.REASON, entry.reason()));
        upsert.setString(4, entry.source());
        upsert.setLong(5, entry.at().toEpochMilli());
        bind(upsert, 6, entry.until());
        upsert.setString(7, entry.feedback());
        upsert.executeUpdate();
    }

    /** False when it was not listed. */
    boolean delete(String address, @Nullable String submitter) throws SQLException {
        delete.setString(1, SuppressionRows.scope(submitter));
        delete.setString(2, address);
        return delete.executeUpdate() == 1;
    }

    int deleteEnded(long nowMillis, int most) throws SQLException {
        deleteEnded.setLong(1, nowMillis);
        deleteEnded.setInt(2, most);
        return deleteEnded.executeUpdate();
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(place, Types.INTEGER);
        } else {
            statement.setLong(place, time.toEpochMilli());
        }
    }
}
