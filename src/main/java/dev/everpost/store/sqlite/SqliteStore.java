package dev.everpost.store.sqlite;

import dev.everpost.store.Learned;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.store.Postbox;
import dev.everpost.store.Registry;
import dev.everpost.store.Spool;
import dev.everpost.store.Suppressions;
import dev.everpost.world.World;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory of one gateway in one SQLite file: a {@link Spool} and a {@link Ledger} over the same tables, and
 * beside them what people and applications keep here.
 *
 * <p>Owns one writing thread, a few reading threads, a checkpointing thread and a housekeeper. Thread-safe.
 */
public final class SqliteStore implements AutoCloseable {

    private final Closeable lock;
    private final Readers readers;
    private final Writer writer;
    private final Checkpointer checkpointer;
    private final Housekeeper housekeeper;
    private final SqliteSpool spool;
    private final SqliteLedger ledger;
    private final SqliteRegistry registry;
    private final SqliteSuppressions suppressions;
    private final SqliteOutbox outbox;
    private final SqlitePostbox postbox;
    private final SqliteLearned learned;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteStore(
            Closeable lock, SqliteSettings settings, World world, StoreEvents events, Connections connections)
            throws IOException, SQLException {
        this.lock = lock;
        var leases = new Leases();
        var positions = new Positions();
        var session = Session.open(connections, leases, positions);
        var inbox = new Inbox(world, settings.tuning());
        var space = new FreeSpace(world, settings.path(), settings.minFreeBytes(), events);
        readers = new Readers(world, connections, settings.tuning().readers());
        checkpointer = new Checkpointer(world, connections);
        var recovery = new Recovery(world, connections, events, readers, leases, positions);
        writer = new Writer(world, settings, events, inbox, checkpointer, recovery, session);
        spool = new SqliteSpool(world, settings, inbox, recovery, readers, space, this::close);
        ledger = new SqliteLedger(readers);
        registry = new SqliteRegistry(inbox, readers, space);
        suppressions = new SqliteSuppressions(inbox, readers, recovery, connections);
        outbox = new SqliteOutbox(inbox, readers, settings.retention());
        postbox = new SqlitePostbox(inbox, readers, space);
        learned = new SqliteLearned(inbox, readers, space);
        housekeeper = new Housekeeper(world, settings, inbox, suppressions, outbox);
        housekeeper.start();
    }

    /**
     * Opens or creates the database. Throws with a remedy when another process has it, when it can not promise
     * durability, or when a newer Everpost wrote it.
     */
    public static SqliteStore open(SqliteSettings settings, World world, StoreEvents events)
            throws IOException, SQLException {
        StoreFolder.prepare(settings.path());
        var lock = OwnershipLock.take(settings.path());
        try {
            return new SqliteStore(lock, settings, world, events, new FileConnections(settings));
        } catch (SQLException broken) {
            lock.close();
            throw StoreFolder.named(settings.path(), broken);
        } catch (IOException | RuntimeException broken) {
            lock.close();
            throw broken;
        }
    }

    /** The same over connections whose giver owns the file: no lock is taken. */
    public static SqliteStore open(SqliteSettings settings, World world, StoreEvents events, Connections connections)
            throws IOException, SQLException {
        return new SqliteStore(() -> {}, settings, world, events, connections);
    }

    public Spool spool() {
        return spool;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Registry registry() {
        return registry;
    }

    public Suppressions suppressions() {
        return suppressions;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Postbox postbox() {
        return postbox;
    }

    public Learned learned() {
        return learned;
    }

    public Housekeeper housekeeper() {
        return housekeeper;
    }

    /** Stops accepting, commits what waits, empties the log, closes the file and gives up the lock. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            housekeeper.close();
            checkpointer.close();
            readers.close();
            writer.close();
            releaseLock();
        }
    }

    private void releaseLock() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            // The kernel drops it with the process.
        }
    }
}
