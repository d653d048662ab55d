package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger.Carried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who carried what, for the bill: one walk along the messages of a time and their deliveries, both in the order of ids. */
final class CarriedQuery {

    private static final String SQL = """
            SELECT d.provider, m.submitter, m.class, COUNT(*)
            FROM messages m CROSS JOIN deliveries d ON d.message = m.id
            WHERE m.id >= ? AND d.state = ? AND d.provider IS NOT NULL
            GROUP BY d.provider, m.submitter, m.class
            ORDER BY d.provider, m.submitter, m.class""";

    private CarriedQuery() {}

    /** Ids begin with the time of acceptance. */
    static List<Carried> since(Connection connection, Instant since) throws SQLException {
        try (var query = connection.prepareStatement(SQL)) {
            query.setLong(1, since.toEpochMilli() << MessageId.COUNTER_BITS);
            query.setInt(2, Codes.of(Codes.STATE, DeliveryState.HANDED_OVER));
            var found = new ArrayList<Carried>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Carried(
                            new ProviderName(rows.getString(1)),
                            rows.getString(2),
                            Codes.CLASS.get(rows.getInt(3)),
                            rows.getLong(4)));
                }
            }
            return found;
        }
    }
}
