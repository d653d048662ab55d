package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.store.NewMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The one writing connection while it is open: its tables and its transactions. Only the writer's thread uses it. */
final class Session implements AutoCloseable {

    final MessageTable messages;
    final BodyTable bodies;
    final DeliveryTable deliveries;
    final DueIndex dueIndex;
    final FactTable facts;
    final KeyTable keys;
    final FinishedTable finished;
    final DocumentTable documents;
    final SuppressionTable suppressions;
    final ParcelTable parcels;
    final TidingTable tidings;
    final HandoverTable handovers;
    final LearnedTable learned;
    final Leases leases;

    private final UsageTable usage;
    private final TallyTable tallies;
    private final Connection connection;

    private Session(Connection connection, Leases leases, Positions positions) throws SQLException {
        this.connection = connection;
        this.leases = leases;
        messages = new MessageTable(connection);
        bodies = new BodyTable(connection);
        deliveries = new DeliveryTable(connection);
        dueIndex = new DueIndex(connection);
        facts = new FactTable(connection, positions);
        keys = new KeyTable(connection);
        finished = new FinishedTable(connection);
        documents = new DocumentTable(connection);
        suppressions = new SuppressionTable(connection);
        parcels = new ParcelTable(connection);
        tidings = new TidingTable(connection);
        handovers = new HandoverTable(connection);
        learned = new LearnedTable(connection);
        usage = new UsageTable(connection);
        tallies = new TallyTable(connection);
    }

    /** Opens the connection, brings the schema up to date and prepares every statement. */
    static Session open(Connections connections, Leases leases, Positions positions) throws SQLException {
        var connection = connections.open(Connections.Role.WRITER);
        try {
            Migrations.apply(connection);
            var session = new Session(connection, leases, positions);
            connection.setAutoCommit(false);
            return session;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    /** Stores a fact once; it also counts towards its provider's usage and the statistics. False when it is a repeat. */
    boolean book(Fact fact) throws SQLException {
        boolean isNew = facts.insert(fact);
        if (isNew) {
            tallies.count(fact);
            usage.count(fact);
            handovers.note(fact);
        }
        return isNew;
    }

    /** Enters a message into the work list of retention when its last delivery has become final. */
    void finishIfDone(long message) throws SQLException {
        if (deliveries.allFinal(message)) {
            finished.insert(true, new FinishedTable.Finished(deliveries.finishedAt(message), message));
        }
    }

    /** Takes a message out of the work list of retention because something of it waits again. */
    void unfinish(long message) throws SQLException {
        var entry = new FinishedTable.Finished(deliveries.finishedAt(message), message);
        finished.delete(true, entry);
        finished.delete(false, entry);
    }

    /** Removes every trace of a message whose submitter was told that it is not stored. */
    void erase(NewMessage refused) throws SQLException {
        long id = refused.message().id().value();
        var key = refused.idempotencyKey();
        erase(id);
        if (key != null) {
            keys.delete(refused.message().submitter(), key, id);
        }
    }

    /** Removes a message's rows everywhere but in the keys. */
    void erase(long message) throws SQLException {
        bodies.delete(message);
        deliveries.delete(message);
        facts.deleteOf(message);
        messages.delete(message);
    }

    /** Makes everything since the last commit durable; the return from here is the promise. */
    void commit() throws SQLException {
        usage.flush();
        tallies.flush();
        handovers.flush();
        connection.commit();
        leases.commit();
    }

    void rollback() throws SQLException {
        usage.rollback();
        tallies.rollback();
        handovers.rollback();
        leases.rollback();
        connection.rollback();
    }

    /** Copies the log into the database file as far as nobody reads old pages. Between transactions only. */
    void checkpoint(String mode) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            checkpoint(statement, mode);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Proves that the file takes a write of some size: {@code fillerBytes} in, committed, and out again. */
    void probe(int fillerBytes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT OR REPLACE INTO probe VALUES (1, zeroblob(" + fillerBytes + "))");
            connection.commit();
            statement.execute("DELETE FROM probe");
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void checkpoint(Statement statement, String mode) throws SQLException {
        try (var row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            row.next();
        }
    }
}
