package dev.everpost.store.sqlite;

import dev.everpost.message.MessageId;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger.Filter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of a filter: conditions on the message, conditions on one delivery, and which index leads. */
final class MessageConditions {

    private final List<String> onMessage = new ArrayList<>();
    private final List<Object> messageValues = new ArrayList<>();
    private final List<String> onDelivery = new ArrayList<>();
    private final List<Object> deliveryValues = new ArrayList<>();
    private final String leading;

    MessageConditions(Filter filter, @Nullable MessageId before) {
        leading = leadingIndex(filter);
        message("m.submitter = ?", filter.submitter());
        var messageClass = filter.messageClass();
        message("m.class = ?", messageClass == null ? null : Codes.of(Codes.CLASS, messageClass));
        message("m.sender = ?", filter.sender());
        message("instr(lower(m.subject), lower(?)) > 0", filter.subjectContains());
        var since = filter.since();
        message("m.accepted_at >= ?", since == null ? null : since.toEpochMilli());
        // Ids begin with the time of acceptance: the scan ends there instead of filtering the rest of the table.
        message("m.id >= ?", since == null ? null : since.toEpochMilli() << MessageId.COUNTER_BITS);
        var until = filter.until();
        message("m.accepted_at < ?", until == null ? null : until.toEpochMilli());
        message("m.id < ?", before == null ? null : before.value());
        delivery("d.address = ?", filter.recipient());
        var state = filter.state();
        delivery("d.state = ?", state == null ? null : Codes.of(Codes.STATE, state));
        var provider = filter.provider();
        delivery("d.provider = ?", provider == null ? null : provider.value());
        if (leading.equals("deliveries_in_rare_state")) {
            onDelivery.add("d.state <> 2");
        }
    }

    String sql(String columns) {
        var order = " ORDER BY m.id DESC LIMIT ?";
        var messageConditions =
                String.join("", onMessage.stream().map(c -> " AND " + c).toList());
        var deliveryConditions =
                String.join("", onDelivery.stream().map(c -> " AND " + c).toList());
        if (!leading.isEmpty()) {
            return "SELECT DISTINCT " + columns + " FROM deliveries d INDEXED BY " + leading
                    + " CROSS JOIN messages m ON m.id = d.message WHERE 1" + messageConditions + deliveryConditions
                    + " ORDER BY d.message DESC LIMIT ?";
        }
        var exists = onDelivery.isEmpty()
                ? ""
                : " AND EXISTS (SELECT 1 FROM deliveries d WHERE d.message = m.id" + deliveryConditions + ")";
        return "SELECT " + columns + " FROM messages m WHERE 1" + messageConditions + exists + order;
    }

    void bind(PreparedStatement query, int most) throws SQLException {
        int at = 1;
        for (var value : messageValues) {
            query.setObject(at++, value);
        }
        for (var value : deliveryValues) {
            query.setObject(at++, value);
        }
        query.setInt(at, most);
    }

    private static String leadingIndex(Filter filter) {
        if (filter.recipient() != null) {
            return "deliveries_to";
        }
        var state = filter.state();
        return state == null || state == DeliveryState.HANDED_OVER ? "" : "deliveries_in_rare_state";
    }

    private void message(String condition, @Nullable Object value) {
        if (value != null) {
            onMessage.add(condition);
            messageValues.add(value);
        }
    }

    private void delivery(String condition, @Nullable Object value) {
        if (value != null) {
            onDelivery.add(condition);
            deliveryValues.add(value);
        }
    }
}
