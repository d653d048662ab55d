package dev.everpost.store.sqlite;

import dev.everpost.store.Lane;
import dev.everpost.store.Spool.Order;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/** Finds messages by what their deliveries wait for, from the partial indexes alone. */
final class DueIndex {

    private static final String DUE = "SELECT message FROM deliveries INDEXED BY deliveries_waiting"
            + " WHERE state = 0 AND lane = ? AND due <= ?";

    private final PreparedStatement oldest;
    private final PreparedStatement newest;
    private final PreparedStatement next;
    private final PreparedStatement attempting;
    private final PreparedStatement reroute;

    DueIndex(Connection connection) throws SQLException {
        oldest = connection.prepareStatement(DUE + " ORDER BY due, message");
        newest = connection.prepareStatement(DUE + " ORDER BY due DESC, message DESC");
        next = connection.prepareStatement("SELECT due, message FROM deliveries INDEXED BY deliveries_waiting"
                + " WHERE state = 0 AND lane = ? ORDER BY due");
        attempting = connection.prepareStatement("SELECT message FROM deliveries INDEXED BY deliveries_in_rare_state"
                + " WHERE state = 1 AND state <> 2 ORDER BY message");
        reroute = connection.prepareStatement("UPDATE deliveries SET due = ?1 WHERE (message, idx) IN (SELECT message,"
                + " idx FROM deliveries INDEXED BY deliveries_waiting_for WHERE state = 0 AND provider IS NOT NULL"
                + " AND provider = ?2 AND due > ?1 AND unknowns = 0 ORDER BY due LIMIT ?3)");
    }

    /** Up to {@code most} messages of a lane that are due and wanted. */
    Set<Long> due(Lane lane, long nowMillis, int most, Order order, LongPredicate wanted) throws SQLException {
        var due = switch (order) {
            case OLDEST_FIRST -> oldest;
            case NEWEST_FIRST -> newest;
        };
        due.setInt(1, Codes.of(Codes.LANE, lane));
        due.setLong(2, nowMillis);
        return collect(due, most, wanted);
    }

    /** Up to {@code most} wanted messages with an attempt under way. */
    Set<Long> attempting(int most, LongPredicate wanted) throws SQLException {
        return collect(attempting, most, wanted);
    }

    /** The earliest due time of wanted messages, over all lanes. */
    OptionalLong next(LongPredicate wanted) throws SQLException {
        var earliest = OptionalLong.empty();
        for (var lane : Lane.values()) {
            var found = next(lane, wanted);
            if (found.isPresent() && (earliest.isEmpty() || found.get() < earliest.getAsLong())) {
                earliest = OptionalLong.of(found.get());
            }
        }
        return earliest;
    }

    /**
     * Makes deliveries that wait for a provider due now; returns how many. Not those with an unknown outcome: they may wait for
     * news of it, and a provider goes down just when its outcomes become unknown.
     */
    int reroute(String provider, long nowMillis, int most) throws SQLException {
        reroute.setLong(1, nowMillis);
        reroute.setString(2, provider);
        reroute.setInt(3, most);
        return reroute.executeUpdate();
    }

    private Optional<Long> next(Lane lane, LongPredicate wanted) throws SQLException {
        next.setInt(1, Codes.of(Codes.LANE, lane));
        try (var rows = next.executeQuery()) {
            while (rows.next()) {
                if (wanted.test(rows.getLong(2))) {
                    return Optional.of(rows.getLong(1));
                }
            }
            return Optional.empty();
        }
    }

    private static Set<Long> collect(PreparedStatement query, int most, LongPredicate wanted) throws SQLException {
        var found = new LinkedHashSet<Long>();
        try (var rows = query.executeQuery()) {
            while (found.size() < most && rows.next()) {
                long message = rows.getLong(1);
                if (wanted.test(message)) {
                    found.add(message);
                }
            }
        }
        return found;
    }
}
