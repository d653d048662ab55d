package dev.everpost.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of idempotency keys: which message a submitter's key made. */
final class KeyTable {

    private final PreparedStatement select;
    private final PreparedStatement upsert;
    private final PreparedStatement deleteOne;
    private final PreparedStatement deleteOld;

    KeyTable(Connection connection) throws SQLException {
        select = connection.prepareStatement(
                "SELECT message, fingerprint FROM idempotency_keys WHERE submitter = ? AND key = ? AND at >= ?");
        upsert = connection.prepareStatement("INSERT OR REPLACE INTO idempotency_keys VALUES (?, ?, ?, ?, ?)");
        deleteOne = connection.prepareStatement(
                "DELETE FROM idempotency_keys WHERE submitter = ? AND key = ? AND message = ?");
        deleteOld = connection.prepareStatement("DELETE FROM idempotency_keys WHERE (submitter, key) IN (SELECT"
                + " submitter, key FROM idempotency_keys INDEXED BY idempotency_keys_by_age WHERE at < ? ORDER BY at"
                + " LIMIT ?)");
    }

    /** What a key made, unless that was before {@code sinceMillis}. */
    Optional<Made> find(String submitter, String key, long sinceMillis) throws SQLException {
        select.setString(1, submitter);
        select.setString(2, key);
        select.setLong(3, sinceMillis);
        try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(new Made(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    void put(String submitter, String key, Made made, long atMillis) throws SQLException {
        upsert.setString(1, submitter);
        upsert.setString(2, key);
        upsert.setLong(3, made.message());
        upsert.setString(4, made.fingerprint());
        upsert.setLong(5, atMillis);
        upsert.executeUpdate();
    }

    void delete(String submitter, String key, long message) throws SQLException {
        deleteOne.setString(1, submitter);
        deleteOne.setString(2, key);
        deleteOne.setLong(3, message);
        deleteOne.executeUpdate();
    }

    int deleteBefore(long millis, int most) throws SQLException {
        deleteOld.setLong(1, millis);
        deleteOld.setInt(2, most);
        return deleteOld.executeUpdate();
    }

    record Made(long message, String fingerprint) {}
}
