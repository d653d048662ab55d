package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.store.Ledger.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of tallies, summed over a transaction and written once at its end: nobody counts two weeks of facts. */
final class TallyTable {

    private static final long QUARTER_MILLIS = 900_000;

    private final PreparedStatement add;
    private final Map<Long, Counts> sinceCommit = new HashMap<>();

    TallyTable(Connection connection) throws SQLException {
        add = connection.prepareStatement(
                "INSERT INTO tallies VALUES (?, ?, ?, ?, ?) ON CONFLICT (quarter) DO UPDATE SET"
                        + " attempts = attempts + excluded.attempts, bounces = bounces + excluded.bounces,"
                        + " complaints = complaints + excluded.complaints, rejects = rejects + excluded.rejects");
    }

    void count(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded ended -> ended.outcomes().forEach(of -> count(ended.at(), of.outcome()));
            case Fact.Inquired asked
            when asked.finding() == Fact.Found.TAKEN ->
                of(asked.at()).attempts += asked.recipients().size();
            case Fact.Reported reported -> count(reported);
            default -> {}
        }
    }

    /** Writes the sums; part of every commit. */
    void flush() throws SQLException {
        for (var entry : sinceCommit.entrySet()) {
            add.setLong(1, entry.getKey());
            add.setInt(2, entry.getValue().attempts);
            add.setInt(3, entry.getValue().bounces);
            add.setInt(4, entry.getValue().complaints);
            add.setInt(5, entry.getValue().rejects);
            add.executeUpdate();
        }
        sinceCommit.clear();
    }

    void rollback() {
        sinceCommit.clear();
    }

    static List<Tally> since(Connection connection, Instant since) throws SQLException {
        var tallies = new ArrayList<Tally>();
        var sql =
                "SELECT quarter, attempts, bounces, complaints, rejects FROM tallies WHERE quarter >= ? ORDER BY quarter";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, since.toEpochMilli() / QUARTER_MILLIS);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var from = Instant.ofEpochMilli(row.getLong(1) * QUARTER_MILLIS);
                    tallies.add(new Tally(from, row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return tallies;
    }

    private void count(Instant at, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> of(at).attempts++;
            case Outcome.Refused refused -> {
                of(at).attempts++;
                of(at).bounces++;
            }
            case Outcome.TryLater later -> {}
            case Outcome.ProviderDown down -> {}
            case Outcome.AccountTrouble trouble -> {}
            case Outcome.Unknown unknown -> {}
        }
    }

    private void count(Fact.Reported reported) {
        switch (reported.report()) {
            case BOUNCED_FOR_GOOD -> of(reported.at()).bounces++;
            case COMPLAINED -> of(reported.at()).complaints++;
            case REJECTED -> of(reported.at()).rejects++;
            case QUEUED, SENT, DELIVERED, DELAYED, BOUNCED_FOR_NOW, OPENED, CLICKED, UNSUBSCRIBED, UNKNOWN -> {}
        }
    }

    private Counts of(Instant at) {
        return sinceCommit.computeIfAbsent(at.toEpochMilli() / QUARTER_MILLIS, quarter -> new Counts());
    }

    private static final class Counts {
        private int attempts;
        private int bounces;
        private int complaints;
        private int rejects;
    }
}
