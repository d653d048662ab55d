package dev.everpost.store.sqlite;

import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger.Filter;
import dev.everpost.store.Ledger.Page;
import dev.everpost.store.Ledger.Summary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of messages. A recipient or a rare state leads through its index; everything else walks messages from the
 * newest. State, provider and recipient must hold of one and the same delivery.
 */
record MessageList(Filter filter, @Nullable MessageId before, int most) {

    private static final int FIRST_RECIPIENTS = 3;

    Page read(Connection connection) throws SQLException {
        var messages = messages(connection);
        boolean more = messages.size() > most;
        var summaries = new ArrayList<Summary>();
        for (var message : more ? messages.subList(0, most) : messages) {
            summaries.add(summary(connection, message));
        }
        return new Page(summaries, more);
    }

    private List<Message> messages(Connection connection) throws SQLException {
        var conditions = new MessageConditions(filter, before);
        var messages = new ArrayList<Message>();
        try (var query = connection.prepareStatement(conditions.sql(MessageTable.COLUMNS))) {
            conditions.bind(query, most + 1);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    messages.add(MessageTable.read(rows));
                }
            }
        }
        return messages;
    }

    private static Summary summary(Connection connection, Message message) throws SQLException {
        var states = new EnumMap<DeliveryState, Integer>(DeliveryState.class);
        try (var query = prepare(
                        connection,
                        "SELECT state, COUNT(*) FROM deliveries WHERE message = ? GROUP BY state",
                        message);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                states.put(Codes.STATE.get(rows.getInt(1)), rows.getInt(2));
            }
        }
        return new Summary(message, firstRecipients(connection, message), states);
    }

    private static List<Recipient> firstRecipients(Connection connection, Message message) throws SQLException {
        var sql = "SELECT " + DeliveryRow.COLUMNS + " FROM deliveries WHERE message = ? ORDER BY idx LIMIT "
                + FIRST_RECIPIENTS;
        var recipients = new ArrayList<Recipient>();
        try (var query = prepare(connection, sql, message);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                recipients.add(DeliveryRow.recipient(rows));
            }
        }
        return recipients;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Message message) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setLong(1, message.id().value());
        return query;
    }
}
