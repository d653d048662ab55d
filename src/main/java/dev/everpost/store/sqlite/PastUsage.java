package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recipients that each provider took, read from a database that may belong to a running gateway. Reads only.
 *
 * @param since recipients since a time; a provider that never took any is missing
 */
public record PastUsage(Map<ProviderName, Long> since) {

    private static final int BUSY_MILLIS = 2_000;

    /** Empty when there is no such database or it cannot be read now. */
    public static Optional<PastUsage> read(Path database, Instant since) {
        if (!Files.isReadable(database)) {
            return Optional.empty();
        }
        var sql = "SELECT provider, SUM(CASE WHEN hour >= ? THEN recipients ELSE 0 END) FROM usage GROUP BY provider";
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=ro");
                var statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(BUSY_MILLIS / 1_000);
            statement.setLong(1, since.toEpochMilli() / UsageTable.HOUR_MILLIS);
            var found = new TreeMap<ProviderName, Long>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(new ProviderName(row.getString(1)), row.getLong(2));
                }
            }
            return Optional.of(new PastUsage(found));
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }
}
