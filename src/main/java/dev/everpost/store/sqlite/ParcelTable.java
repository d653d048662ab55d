package dev.everpost.store.sqlite;

import dev.everpost.store.Outbox.NewParcel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the outbox, as the writer changes them. Only the first parcel of a line has a due time of its own; whatever takes a
 * parcel away wakes the next of its line.
 */
final class ParcelTable {

    /** The due time of a parcel that waits for another: the last millisecond of the year 9999. */
    static final long ASLEEP = 253_402_300_799_999L;

    private final PreparedStatement position;
    private final PreparedStatement move;
    private final PreparedStatement forget;
    private final PreparedStatement insert;
    private final PreparedStatement isBehind;
    private final PreparedStatement delete;
    private final PreparedStatement wake;
    private final PreparedStatement postpone;
    private final PreparedStatement old;
    private final PreparedStatement first;

    ParcelTable(Connection connection) throws SQLException {
        position = connection.prepareStatement(ParcelRows.POSITION);
        move = connection.prepareStatement("INSERT OR REPLACE INTO outbox_readers VALUES (?, ?)");
        forget = connection.prepareStatement("DELETE FROM outbox_readers WHERE reader = ?");
        insert = connection.prepareStatement("INSERT INTO parcels (id, destination, body, made_at, due, tries, line)"
                + " VALUES (?, ?, ?, ?, ?, 0, ?)");
        isBehind = connection.prepareStatement("SELECT 1 FROM parcels INDEXED BY parcels_in_line"
                + " WHERE destination = ? AND line = ? AND line IS NOT NULL LIMIT 1");
        delete = connection.prepareStatement("DELETE FROM parcels WHERE number = ? RETURNING destination, line");
        wake = connection.prepareStatement("UPDATE parcels SET due = made_at WHERE due = " + ASLEEP
                + " AND number = (SELECT MIN(number) FROM parcels INDEXED BY parcels_in_line"
                + " WHERE destination = ? AND line = ? AND line IS NOT NULL)");
        postpone =
                connection.prepareStatement("UPDATE parcels SET due = ?, why = ?, tries = tries + 1 WHERE number = ?");
        old = connection.prepareStatement(
                "SELECT number FROM parcels" + " INDEXED BY parcels_by_age WHERE made_at < ? ORDER BY made_at LIMIT ?");
        first = connection.prepareStatement("SELECT number FROM parcels"
                + " INDEXED BY parcels_due WHERE destination = ? ORDER BY due, made_at LIMIT ?");
    }

    long position(String reader) throws SQLException {
        position.setString(1, reader);
        try (var row = position.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    void move(String reader, long to) throws SQLException {
        move.setString(1, reader);
        move.setLong(2, to);
        move.executeUpdate();
    }

    void forget(String reader) throws SQLException {
        forget.setString(1, reader);
        forget.executeUpdate();
    }

    void insert(NewParcel parcel, Instant now) throws SQLException {
        boolean waits = parcel.line() != null && isBehind(parcel.destination(), parcel.line());
        insert.setString(1, parcel.id());
        insert.setString(2, parcel.destination());
        insert.setString(3, parcel.body());
        insert.setLong(4, now.toEpochMilli());
        insert.setLong(5, waits ? ASLEEP : now.toEpochMilli());
        insert.setString(6, parcel.line());
        insert.executeUpdate();
    }

    void delete(long number) throws SQLException {
        delete.setLong(1, number);
        String destination = null;
        String line = null;
        try (var row = delete.executeQuery()) {
            if (row.next()) {
                destination = row.getString(1);
                line = row.getString(2);
            }
        }
        wakeNext(destination, line);
    }

    void postpone(long number, Instant due, String why) throws SQLException {
        postpone.setLong(1, due.toEpochMilli());
        postpone.setString(2, why);
        postpone.setLong(3, number);
        postpone.executeUpdate();
    }

    int deleteBefore(long millis, int most) throws SQLException {
        old.setLong(1, millis);
        old.setInt(2, most);
        return deleteAll(old);
    }

    /** Deletes the first of a destination. */
    int deleteFirst(String destination, int most) throws SQLException {
        first.setString(1, destination);
        first.setInt(2, most);
        return deleteAll(first);
    }

    private int deleteAll(PreparedStatement which) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (var rows = which.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        for (long number : numbers) {
            delete(number);
        }
        return numbers.size();
    }

    private boolean isBehind(String destination, String line) throws SQLException {
        isBehind.setString(1, destination);
        isBehind.setString(2, line);
        try (var row = isBehind.executeQuery()) {
            return row.next();
        }
    }

    private void wakeNext(@Nullable String destination, @Nullable String line) throws SQLException {
        if (destination != null && line != null) {
            wake.setString(1, destination);
            wake.setString(2, line);
            wake.executeUpdate();
        }
    }
}
