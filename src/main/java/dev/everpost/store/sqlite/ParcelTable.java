package dev.everpost.store.sqlite;

import dev.everpost.store.Outbox.NewParcel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The rows of the outbox, as the writer changes them. */
final class ParcelTable {

    private final PreparedStatement position;
    private final PreparedStatement move;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement postpone;
    private final PreparedStatement deleteOld;
    private final PreparedStatement deleteFirst;

    ParcelTable(Connection connection) throws SQLException {
        position = connection.prepareStatement(ParcelRows.POSITION);
        move = connection.prepareStatement("INSERT OR REPLACE INTO outbox_readers VALUES (?, ?)");
        insert = connection.prepareStatement(
                "INSERT INTO parcels (id, destination, body, made_at, due, tries) VALUES (?, ?, ?, ?, ?, 0)");
        delete = connection.prepareStatement("DELETE FROM parcels WHERE number = ?");
        postpone =
                connection.prepareStatement("UPDATE parcels SET due = ?, why = ?, tries = tries + 1 WHERE number = ?");
        deleteOld = connection.prepareStatement("DELETE FROM parcels WHERE number IN (SELECT number FROM parcels"
                + " INDEXED BY parcels_by_age WHERE made_at < ? ORDER BY made_at LIMIT ?)");
        deleteFirst = connection.prepareStatement("DELETE FROM parcels WHERE number IN (SELECT number FROM parcels"
                + " INDEXED BY parcels_due WHERE destination = ? ORDER BY due, made_at LIMIT ?)");
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

    void insert(NewParcel parcel, Instant now) throws SQLException {
        insert.setString(1, parcel.id());
        insert.setString(2, parcel.destination());
        insert.setString(3, parcel.body());
        insert.setLong(4, now.toEpochMilli());
        insert.setLong(5, now.toEpochMilli());
        insert.executeUpdate();
    }

    void delete(long number) throws SQLException {
        delete.setLong(1, number);
        delete.executeUpdate();
    }

    void postpone(long number, Instant due, String why) throws SQLException {
        postpone.setLong(1, due.toEpochMilli());
        postpone.setString(2, why);
        postpone.setLong(3, number);
        postpone.executeUpdate();
    }

    int deleteBefore(long millis, int most) throws SQLException {
        deleteOld.setLong(1, millis);
        deleteOld.setInt(2, most);
        return deleteOld.executeUpdate();
    }

    /** Deletes the first of a destination. */
    int deleteFirst(String destination, int most) throws SQLException {
        deleteFirst.setString(1, destination);
        deleteFirst.setInt(2, most);
        return deleteFirst.executeUpdate();
    }
}
