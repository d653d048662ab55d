package dev.everpost.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens the real file: WAL and {@code synchronous=FULL}, both read back before the connection is given out.
 *
 * <p>In WAL mode FULL means an fsync of the log in every commit; NORMAL would lose acknowledged commits in a power cut
 * (sqlite.org/pragma.html#pragma_synchronous). The journal mode stays with the file, the rest is per connection.
 */
public final class FileConnections implements Connections {

    private static final int BUSY_MILLIS = 5_000;
    private static final int SYNCHRONOUS_FULL = 2;

    private final Path path;
    private final SqliteSettings.Tuning tuning;

    public FileConnections(SqliteSettings settings) {
        this.path = settings.path();
        this.tuning = settings.tuning();
    }

    @Override
    public Connection open(Role role) throws SQLException {
        var properties = new Properties();
        // Otherwise the driver prepares and runs a "SELECT last_insert_rowid()" of its own after every update.
        properties.setProperty("jdbc.get_generated_keys", "false");
        var connection = DriverManager.getConnection("jdbc:sqlite:" + path, properties);
        try {
            prepare(connection, role);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    private void prepare(Connection connection, Role role) throws SQLException {
        long cacheBytes = role == Role.WRITER ? tuning.writerCacheBytes() : tuning.readerCacheBytes();
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            if (role == Role.WRITER) {
                statement.execute("PRAGMA page_size = " + tuning.pageSizeBytes());
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA wal_autocheckpoint = 0");
            }
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA fullfsync = ON");
            statement.execute("PRAGMA checkpoint_fullfsync = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA cache_size = -" + (cacheBytes >> 10));
            statement.execute("PRAGMA query_only = " + (role == Role.READER ? "ON" : "OFF"));
        }
        insist(connection, "journal_mode", "wal");
        insist(connection, "synchronous", String.valueOf(SYNCHRONOUS_FULL));
    }

    private void insist(Connection connection, String pragma, String wanted) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + pragma)) {
            var found = row.next() ? row.getString(1) : "nothing";
            if (!wanted.equalsIgnoreCase(found)) {
                throw new SQLException(path + " can not promise durability: PRAGMA " + pragma + " reads " + found
                        + " instead of " + wanted + "; put the database on a local file system that supports shared"
                        + " memory and locks (not NFS)");
            }
        }
    }
}
