package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
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

    /** Counts the recipients that were handed over, as an attempt ended or as its provider said later. */
    void count(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded ended -> add(ended.provider(), ended.at(), accepted(ended));
            case Fact.Inquired asked
            when asked.finding() == Fact.Found.TAKEN ->
                add(asked.provider(), asked.at(), asked.recipients().size());
            default -> {}
        }
    }

    private static int accepted(Fact.AttemptEnded ended) {
        return Math.toIntExact(ended.outcomes().stream()
                .filter(of -> of.outcome() instanceof Outcome.Accepted)
                .count());
    }

    private void add(ProviderName provider, Instant at, int recipients) {
        if (recipients > 0) {
            sinceCommit.merge(new Slot(provider.value(), at.toEpochMilli() / HOUR_MILLIS), recipients, Integer::sum);
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
