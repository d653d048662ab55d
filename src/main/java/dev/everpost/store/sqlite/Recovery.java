package dev.everpost.store.sqlite;

import dev.everpost.store.Spool.Health;
import dev.everpost.world.World;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back from a fault of the storage: close everything, and each second open the file again, erase what was
 * refused, write and checkpoint for real. Only then is the store sound.
 *
 * <p>SQLite goes on after a failed fsync as if nothing had happened, while the kernel has thrown the dirty pages away
 * (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020); a new connection reads what
 * really is there.
 */
final class Recovery {

    /** Between two tries. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int PROBE_BYTES = 256 << 10;

    private final World world;
    private final Connections connections;
    private final StoreEvents events;
    private final Readers readers;
    private final Leases leases;
    private final Positions positions;
    private final Undo undo = new Undo();
    private volatile Health health = new Health.Sound();
    private long failedNanos;
    private long triedNanos;

    Recovery(
            World world,
            Connections connections,
            StoreEvents events,
            Readers readers,
            Leases leases,
            Positions positions) {
        this.world = world;
        this.connections = connections;
        this.events = events;
        this.readers = readers;
        this.leases = leases;
        this.positions = positions;
    }

    Health health() {
        return health;
    }

    Leases leases() {
        return leases;
    }

    Undo undo() {
        return undo;
    }

    /** Why nothing is durable now. */
    String why() {
        return switch (health) {
            case Health.Failing failing -> "the database is failing: " + failing.why();
            case Health.Full(var why) -> why;
            case Health.Sound() -> "the database failed a moment ago";
        };
    }

    /** Promises nothing from here on. */
    void declare(Exception fault) {
        var why = Faults.words(fault);
        LOG.error("the database fails, nothing is accepted until it is reopened: {}", why, fault);
        health = new Health.Failing(world.time().now(), why);
        failedNanos = world.time().nanos();
        triedNanos = failedNanos;
        events.failing(why);
    }

    /** Closes every connection; waits for queries under way, so callers of the failed batch are answered before. */
    void closeAll(Session broken) {
        readers.suspend();
        close(broken);
    }

    /** Tries to reopen when a second has passed since the last try; null while the store goes on failing. */
    @Nullable
    Session tryAgain() {
        if (world.time().since(triedNanos).compareTo(INTERVAL) < 0) {
            return null;
        }
        triedNanos = world.time().nanos();
        try {
            var session = reopen();
            readers.resume();
            health = new Health.Sound();
            LOG.info("the database is sound again");
            events.sound(world.time().since(failedNanos));
            return session;
        } catch (SQLException | RuntimeException fault) {
            LOG.warn("the database still fails: {}", Faults.words(fault));
            return null;
        }
    }

    private Session reopen() throws SQLException {
        var session = Session.open(connections, leases, positions);
        try {
            undo.run(session);
            session.commit();
            session.probe(PROBE_BYTES);
            session.checkpoint("TRUNCATE");
            undo.done();
            return session;
        } catch (SQLException | RuntimeException fault) {
            leases.rollback();
            close(session);
            throw fault;
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (SQLException fault) {
            LOG.warn("closing a failed connection failed too: {}", fault.getMessage());
        }
    }
}
