package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Tiding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows of tidings, as the writer changes them. */
final class TidingTable {

    private final PreparedStatement insert;
    private final PreparedStatement matched;
    private final PreparedStatement postpone;
    private final PreparedStatement unmatched;
    private final PreparedStatement deleteOld;

    TidingTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT OR IGNORE INTO tidings (once, provider, event_id, report, event,"
                + " our_id, provider_id, recipient, happened_at, arrived_at, details, raw, due, tries)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
        matched = connection.prepareStatement(
                "UPDATE tidings SET due = NULL, message = ?, why = NULL WHERE number = ? AND due IS NOT NULL");
        postpone = connection.prepareStatement(
                "UPDATE tidings SET due = ?, why = ?, tries = tries + 1 WHERE number = ? AND due IS NOT NULL");
        unmatched = connection.prepareStatement(
                "UPDATE tidings SET due = NULL, why = ? WHERE number = ? AND due IS NOT NULL");
        deleteOld = connection.prepareStatement("DELETE FROM tidings WHERE number IN (SELECT number FROM tidings"
                + " INDEXED BY tidings_by_age WHERE arrived_at < ? ORDER BY arrived_at LIMIT ?)");
    }

    /** False when it was told before. */
    boolean insert(Tiding tiding, Instant now) throws SQLException {
        var provider = text(tiding.provider());
        insert.setBytes(1, Digests.of(provider, tiding.eventId()));
        insert.setString(2, provider);
        insert.setString(3, tiding.eventId());
        insert.setString(4, tiding.report().name());
        insert.setString(5, tiding.event());
        insert.setString(6, tiding.ourId());
        insert.setString(7, tiding.providerId());
        insert.setString(8, tiding.recipient());
        insert.setLong(9, tiding.happenedAt().toEpochMilli());
        insert.setLong(10, now.toEpochMilli());
        insert.setString(11, new JsonText().put("of", tiding.details()).end());
        insert.setString(12, tiding.raw());
        insert.setLong(13, now.toEpochMilli());
        return insert.executeUpdate() == 1;
    }

    void matched(long number, long message) throws SQLException {
        matched.setLong(1, message);
        matched.setLong(2, number);
        matched.executeUpdate();
    }

    void postpone(long number, Instant due, String why) throws SQLException {
        postpone.setLong(1, due.toEpochMilli());
        postpone.setString(2, why);
        postpone.setLong(3, number);
        postpone.executeUpdate();
    }

    void unmatched(long number, String why) throws SQLException {
        unmatched.setString(1, why);
        unmatched.setLong(2, number);
        unmatched.executeUpdate();
    }

    int deleteBefore(long millis, int most) throws SQLException {
        deleteOld.setLong(1, millis);
        deleteOld.setInt(2, most);
        return deleteOld.executeUpdate();
    }

    private static String text(@Nullable ProviderName provider) {
        return provider == null ? "" : provider.value();
    }
}
