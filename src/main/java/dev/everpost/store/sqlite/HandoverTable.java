package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of hand-overs: which message a provider's id may stand for. Gathered over a transaction and written in the order of the
 * index at its end, because every hand-over pays for it.
 */
final class HandoverTable {

    static final long DAY_MILLIS = 86_400_000;

    private final PreparedStatement insert;
    private final PreparedStatement deleteOld;
    private final TreeSet<Row> sinceCommit = new TreeSet<>();

    HandoverTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT OR IGNORE INTO handovers VALUES (?, ?, ?)");
        deleteOld = connection.prepareStatement("DELETE FROM handovers WHERE (day, digest, message) IN"
                + " (SELECT day, digest, message FROM handovers WHERE day < ? ORDER BY day LIMIT ?)");
    }

    /** Takes note of what a provider called the message, as it took it or when it was asked later. */
    void note(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded ended -> {
                for (var of : ended.outcomes()) {
                    if (of.outcome() instanceof Outcome.Accepted accepted) {
                        note(ended, ended.provider(), accepted.providerId());
                    }
                }
            }
            case Fact.Inquired asked -> note(asked, asked.provider(), asked.providerId());
            default -> {}
        }
    }

    private void note(Fact.OfMessage fact, ProviderName provider, @Nullable String providerId) {
        if (providerId != null) {
            sinceCommit.add(new Row(
                    fact.at().toEpochMilli() / DAY_MILLIS,
                    Digests.number(provider.value(), providerId),
                    fact.message().value()));
        }
    }

    /** Writes what was gathered; part of every commit. */
    void flush() throws SQLException {
        for (var row : sinceCommit) {
            insert.setLong(1, row.day());
            insert.setLong(2, row.digest());
            insert.setLong(3, row.message());
            insert.executeUpdate();
        }
        sinceCommit.clear();
    }

    void rollback() {
        sinceCommit.clear();
    }

    int deleteBefore(long millis, int most) throws SQLException {
        deleteOld.setLong(1, millis / DAY_MILLIS);
        deleteOld.setInt(2, most);
        return deleteOld.executeUpdate();
    }

    /** One step in the index for each day in which anything was handed over, the latest first. */
    static List<Long> find(Connection connection, long digest, Instant since, Instant now) throws SQLException {
        var found = new ArrayList<Long>();
        var days = "SELECT MAX(day) FROM handovers WHERE day <= ?";
        var rows = "SELECT message FROM handovers WHERE day = ? AND digest = ? ORDER BY message DESC LIMIT 10";
        try (var step = connection.prepareStatement(days);
                var look = connection.prepareStatement(rows)) {
            long day = before(step, now.toEpochMilli() / DAY_MILLIS + 1);
            while (day >= since.toEpochMilli() / DAY_MILLIS) {
                look.setLong(1, day);
                look.setLong(2, digest);
                try (var row = look.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getLong(1));
                    }
                }
                day = before(step, day - 1);
            }
        }
        return found;
    }

    private static long before(PreparedStatement step, long day) throws SQLException {
        step.setLong(1, day);
        try (var row = step.executeQuery()) {
            long last = row.next() ? row.getLong(1) : -1;
            return row.wasNull() ? -1 : last;
        }
    }

    private record Row(long day, long digest, long message) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byDay = Long.compare(day, other.day);
            int byDigest = byDay != 0 ? byDay : Long.compare(digest, other.digest);
            return byDigest != 0 ? byDigest : Long.compare(message, other.message);
        }
    }
}
