package dev.everpost.store.sqlite;

import dev.everpost.store.Delivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The rows of deliveries, by message. */
final class DeliveryTable {

    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement reopen;
    private final PreparedStatement select;
    private final PreparedStatement open;
    private final PreparedStatement lastDue;
    private final PreparedStatement delete;

    DeliveryTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO deliveries (message, " + DeliveryRow.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var set = "UPDATE deliveries SET state = ?, lane = ?, due = ?, tries = ?, last_attempt = ?, provider = ?,"
                + " unknowns = ?, why = ? WHERE message = ? AND idx = ? AND ";
        // A final state is never left, whatever a confused caller asks for: promise 2.
        update = connection.prepareStatement(set + "state < 2");
        reopen = connection.prepareStatement(set + "state = 2");
        select = connection.prepareStatement(
                "SELECT " + DeliveryRow.COLUMNS + " FROM deliveries WHERE message = ? ORDER BY idx");
        open = connection.prepareStatement("SELECT 1 FROM deliveries WHERE message = ? AND state < 2 LIMIT 1");
        lastDue = connection.prepareStatement("SELECT MAX(due) FROM deliveries WHERE message = ?");
        delete = connection.prepareStatement("DELETE FROM deliveries WHERE message = ?");
    }

    void insert(long message, Delivery delivery) throws SQLException {
        var recipient = delivery.recipient();
        insert.setLong(1, message);
        insert.setInt(2, recipient.index());
        insert.setString(3, recipient.address().toString());
        insert.setInt(4, Codes.of(Codes.NOTIFY, recipient.wanted()));
        insert.setString(5, recipient.originalRecipient());
        bindProgress(insert, 6, delivery);
        insert.executeUpdate();
    }

    void update(long message, Delivery delivery) throws SQLException {
        bindProgress(update, 1, delivery);
        update.setLong(9, message);
        update.setInt(10, delivery.recipient().index());
        update.executeUpdate();
    }

    /** The one way out of a final state, for what was handed over and never reported on. */
    void reopen(long message, Delivery delivery) throws SQLException {
        bindProgress(reopen, 1, delivery);
        reopen.setLong(9, message);
        reopen.setInt(10, delivery.recipient().index());
        reopen.executeUpdate();
    }

    /** All deliveries of a message, by index. */
    List<Delivery> of(long message) throws SQLException {
        select.setLong(1, message);
        try (var rows = select.executeQuery()) {
            return DeliveryRow.readAll(rows);
        }
    }

    /** True when every delivery of the message is final. */
    boolean allFinal(long message) throws SQLException {
        open.setLong(1, message);
        try (var row = open.executeQuery()) {
            return !row.next();
        }
    }

    /** When the last delivery of a finished message became final, in milliseconds. */
    long finishedAt(long message) throws SQLException {
        lastDue.setLong(1, message);
        try (var row = lastDue.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    void delete(long message) throws SQLException {
        delete.setLong(1, message);
        delete.executeUpdate();
    }

    private static void bindProgress(PreparedStatement statement, int from, Delivery delivery) throws SQLException {
        var provider = delivery.provider();
        statement.setInt(from, Codes.of(Codes.STATE, delivery.state()));
        statement.setInt(from + 1, Codes.of(Codes.LANE, delivery.lane()));
        statement.setLong(from + 2, delivery.due().toEpochMilli());
        statement.setInt(from + 3, delivery.tries());
        statement.setInt(from + 4, delivery.lastAttempt());
        statement.setString(from + 5, provider == null ? null : provider.value());
        statement.setInt(from + 6, delivery.unknowns());
        statement.setString(from + 7, delivery.why());
    }
}
