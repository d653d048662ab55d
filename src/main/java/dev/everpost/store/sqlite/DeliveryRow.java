package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.store.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads deliveries from rows. */
final class DeliveryRow {

    /** The columns that {@link #read} expects, in order. */
    static final String COLUMNS =
            "idx, address, notify, original, state, lane, due, tries, last_attempt, provider, unknowns, why";

    private DeliveryRow() {}

    static List<Delivery> readAll(ResultSet rows) throws SQLException {
        var deliveries = new ArrayList<Delivery>();
        while (rows.next()) {
            deliveries.add(read(rows));
        }
        return deliveries;
    }

    static Recipient recipient(ResultSet row) throws SQLException {
        EmailAddress address = Objects.requireNonNull(MessageTable.address(row.getString(2)), "address");
        return new Recipient(row.getInt(1), address, Codes.NOTIFY.get(row.getInt(3)), row.getString(4));
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                recipient(row),
                Codes.STATE.get(row.getInt(5)),
                Codes.LANE.get(row.getInt(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getInt(8),
                row.getInt(9),
                provider(row.getString(10)),
                row.getInt(11),
                row.getString(12));
    }

    private static @Nullable ProviderName provider(@Nullable String name) {
        return name == null ? null : new ProviderName(name);
    }
}
