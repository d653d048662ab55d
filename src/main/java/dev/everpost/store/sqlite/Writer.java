package dev.everpost.store.sqlite;

import dev.everpost.store.Spool.Health;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: everything that has gathered while the last commit ran shares the next one.
 *
 * <p>A fault of one operation sinks only that operation. A fault of the storage, and any fault of a commit, sinks the
 * whole batch and the connection: nobody knows what of it is durable, so nothing is promised until {@link Recovery} has
 * reopened the file and proved a write.
 */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final long CHECKPOINT_BYTES = 32L << 20;
    /** Pages that an operation dirties besides its content, roughly: message, delivery, fact and their indexes. */
    private static final int PAGES_PER_OPERATION = 4;

    private final World world;
    private final SqliteSettings.Tuning tuning;
    private final StoreEvents events;
    private final Inbox inbox;
    private final Checkpointer checkpointer;
    private final Recovery recovery;
    private final Leases leases;
    private final Undo undo;
    private final Promise<Boolean> ended;
    private @Nullable Session session;
    private long loggedBytes;
    private volatile boolean closing;

    Writer(
            World world,
            SqliteSettings settings,
            StoreEvents events,
            Inbox inbox,
            Checkpointer checkpointer,
            Recovery recovery,
            Session session) {
        this.world = world;
        this.tuning = settings.tuning();
        this.events = events;
        this.inbox = inbox;
        this.checkpointer = checkpointer;
        this.recovery = recovery;
        this.leases = recovery.leases();
        this.undo = recovery.undo();
        this.session = session;
        this.ended = new Promise<>(world);
        world.threads().startPlatform("store-writer", this::run);
    }

    Health health() {
        return recovery.health();
    }

    /** Commits what waits, truncates the log and closes; blocks up to the callers' patience. */
    void close() {
        closing = true;
        inbox.put(new NoteFacts(List.of()));
        ended.await(tuning.patience());
    }

    private void run() {
        while (!closing || !inbox.isEmpty()) {
            var gathered = inbox.take(tuning.batchOperations(), session == null ? Recovery.INTERVAL : IDLE);
            if (session == null) {
                session = recovery.tryAgain();
            }
            for (var batch : Batches.of(gathered, tuning.batchBytes())) {
                commit(batch);
            }
            inbox.answered(gathered);
            finishCheckpoint();
        }
        end();
    }

    private void commit(List<Request<?>> batch) {
        var open = session;
        if (open == null) {
            batch.forEach(request -> request.failed(recovery.why(), leases));
            return;
        }
        long start = world.time().nanos();
        try {
            undo.run(open);
            for (var request : batch) {
                request.run(open);
            }
        } catch (SQLException | RuntimeException fault) {
            runFailed(open, batch, fault);
            return;
        }
        try {
            open.commit();
        } catch (SQLException | RuntimeException fault) {
            storageFailed(open, batch, fault);
            return;
        }
        committed(batch, world.time().nanos() - start);
    }

    private void committed(List<Request<?>> batch, long nanos) {
        undo.done();
        for (var request : batch) {
            if (!request.committed(leases)) {
                undo.add(request.stored());
            }
            loggedBytes += request.operation().bytes() + (long) PAGES_PER_OPERATION * tuning.pageSizeBytes();
        }
        events.batch(batch.size(), nanos);
        if (loggedBytes > CHECKPOINT_BYTES) {
            loggedBytes = 0;
            checkpointer.ask();
        }
    }

    private void runFailed(Session open, List<Request<?>> batch, Exception fault) {
        if (!Faults.isOfOperation(fault) || !rolledBack(open)) {
            storageFailed(open, batch, fault);
        } else if (batch.size() == 1) {
            LOG.error("an operation can not be stored: {}", Faults.words(fault));
            batch.getFirst().failed("it can not be stored: " + Faults.words(fault), leases);
        } else {
            batch.forEach(request -> commit(List.of(request)));
        }
    }

    private static boolean rolledBack(Session open) {
        try {
            open.rollback();
            return true;
        } catch (SQLException fault) {
            LOG.error("rollback failed", fault);
            return false;
        }
    }

    private void storageFailed(Session open, List<Request<?>> batch, Exception fault) {
        session = null;
        leases.rollback();
        batch.forEach(request -> undo.add(request.stored()));
        recovery.declare(fault);
        batch.forEach(request -> request.failed(recovery.why(), leases));
        recovery.closeAll(open);
    }

    private void finishCheckpoint() {
        var open = session;
        if (open != null && checkpointer.wantsFinish()) {
            try {
                open.checkpoint("PASSIVE");
            } catch (SQLException | RuntimeException fault) {
                storageFailed(open, List.of(), fault);
            }
        }
    }

    private void end() {
        inbox.close();
        var open = session;
        if (open != null) {
            try (open) {
                undoBeforeEnd(open);
                open.checkpoint("TRUNCATE");
            } catch (SQLException fault) {
                LOG.warn("the log could not be emptied at the end; the next start will: {}", fault.getMessage());
            }
        }
        ended.keep(true);
    }

    private void undoBeforeEnd(Session open) throws SQLException {
        if (!undo.isEmpty()) {
            undo.run(open);
            open.commit();
            undo.done();
        }
    }
}
