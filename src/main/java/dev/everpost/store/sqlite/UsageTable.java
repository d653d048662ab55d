package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The rows of usage, summed over a transaction and written once at its end. */
final class UsageTable {

    static final long HOUR_MILLIS = 3_600_000;

    private final PreparedStatement add;
    private final Map<Slot, Integer> sinceCommit = new HashMap<>();

    UsageTable(Connection connection) throws SQLException {
        add = connection.prepareStatement("INSERT INTO usage VALUES (?, ?, ?) ON CONFLICT (provider, hour)"
                + " DO UPDATE SET recipients = recipients + excluded.recipients");
    }

    /** Counts the recipients that an attempt handed over. */
    void count(Fact.AttemptEnded ended) {
        int accepted = 0;
        for (var of : ended.outcomes()) {
            if (of.outcome() instanceof Outcome.Accepted) {
                accepted++;
            }
        }
        if (accepted > 0) {
            var slot = new Slot(ended.provider().value(), ended.at().toEpochMilli() / HOUR_MILLIS);
            sinceCommit.merge(slot, accepted, Integer::sum);
        }
    }

    /** Writes the sums; part of every commit. */
    void flush() throws SQLException {
        for (var entry : sinceCommit.entrySet()) {
            add.setString(1, entry.getKey().provider());
            add.setLong(2, entry.getKey().hour());
            add.setInt(3, entry.getValue());
            add.executeUpdate();
        }
        sinceCommit.clear();
    }

    void rollback() {
        sinceCommit.clear();
    }

    private record Slot(String provider, long hour) {}
}
