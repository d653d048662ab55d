package dev.everpost.store.sqlite;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of messages. */
final class MessageTable {

    /** The columns that {@link #read} expects, in order. */
    static final String COLUMNS = "m.id, m.submitter, m.via, m.sender, m.class, m.accepted_at, m.deadline, m.send_at,"
            + " m.size, m.envelope_id, m.subject, m.labels";

    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    MessageTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        select = connection.prepareStatement("SELECT " + COLUMNS + " FROM messages m WHERE m.id = ?");
        delete = connection.prepareStatement("DELETE FROM messages WHERE id = ?");
    }

    /** False when the id is taken. */
    boolean insert(Message message) throws SQLException {
        boolean scheduled = message.sendAt().isAfter(message.acceptedAt());
        insert.setLong(1, message.id().value());
        insert.setString(2, message.submitter());
        insert.setInt(3, Codes.of(Codes.VIA, message.via()));
        insert.setString(4, text(message.sender()));
        insert.setInt(5, Codes.of(Codes.CLASS, message.messageClass()));
        insert.setLong(6, message.acceptedAt().toEpochMilli());
        insert.setLong(7, message.deadline().toEpochMilli());
        insert.setObject(8, scheduled ? message.sendAt().toEpochMilli() : null);
        insert.setInt(9, message.sizeBytes());
        insert.setString(10, message.envelopeId());
        insert.setString(11, message.subject());
        insert.setString(12, Labels.write(message));
        return insert.executeUpdate() == 1;
    }

    Optional<Message> find(long message) throws SQLException {
        select.setLong(1, message);
        try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    boolean has(long message) throws SQLException {
        select.setLong(1, message);
        try (var row = select.executeQuery()) {
            return row.next();
        }
    }

    void delete(long message) throws SQLException {
        delete.setLong(1, message);
        delete.executeUpdate();
    }

    /** Reads {@link #COLUMNS}. */
    static Message read(ResultSet row) throws SQLException {
        var accepted = Instant.ofEpochMilli(row.getLong(6));
        long sendAt = row.getLong(8);
        var labels = Labels.read(row.getString(12));
        return new Message(
                new MessageId(row.getLong(1)),
                row.getString(2),
                Codes.VIA.get(row.getInt(3)),
                address(row.getString(4)),
                Codes.CLASS.get(row.getInt(5)),
                accepted,
                Instant.ofEpochMilli(row.getLong(7)),
                sendAt == 0 ? accepted : Instant.ofEpochMilli(sendAt),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                labels.tags(),
                labels.metadata());
    }

    /** Splits what was checked before it was stored; checking it again would make old rows unreadable by new rules. */
    static @Nullable EmailAddress address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int at = text.lastIndexOf('@');
        return new EmailAddress(text.substring(0, at), text.substring(at + 1));
    }

    private static @Nullable String text(@Nullable EmailAddress address) {
        return address == null ? null : address.toString();
    }
}
