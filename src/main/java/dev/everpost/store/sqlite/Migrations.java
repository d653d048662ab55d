package dev.everpost.store.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the newest schema: numbered scripts, each in one transaction with its number in
 * {@code PRAGMA user_version}. Why not Flyway: docs/decisions/0002-migrations.md.
 */
final class Migrations {

    private static final String FOLDER = "/db/sqlite/";
    /** In order; the place in this list, from 1, is the version. Append only. */
    private static final List<String> SCRIPTS = List.of(
            "V1__spool_and_ledger.sql",
            "V2__documents.sql",
            "V3__suppressions.sql",
            "V4__outbox.sql",
            "V5__tallies.sql",
            "V6__parcel_lines.sql",
            "V7__tidings.sql",
            "V8__learned.sql");

    private Migrations() {}

    /** Runs the scripts that the database has not seen. Expects auto-commit on and leaves it on. */
    static void apply(Connection connection) throws SQLException {
        int found = version(connection);
        if (found > SCRIPTS.size()) {
            throw new SQLException("the database has schema version " + found + ", this Everpost knows versions up to "
                    + SCRIPTS.size() + "; start the newer Everpost that wrote it");
        }
        for (int version = found + 1; version <= SCRIPTS.size(); version++) {
            run(connection, SCRIPTS.get(version - 1), version);
        }
    }

    private static void run(Connection connection, String script, int version) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : statements(script)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + version);
            connection.commit();
        } catch (SQLException broken) {
            connection.rollback();
            throw new SQLException("migration " + script + " failed: " + broken.getMessage(), broken);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Comments go first, because they may contain semicolons; our scripts have none inside statements. */
    private static List<String> statements(String script) {
        var text = read(script).replaceAll("--[^\n]*", "");
        return List.of(text.split(";")).stream()
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static String read(String script) {
        try (var in = Migrations.class.getResourceAsStream(FOLDER + script)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + script + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(FOLDER + script + " can not be read", broken);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
