package dev.everpost.store.sqlite;

import dev.everpost.world.Mailbox;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the database beside the writer, so that the writer never stalls for long.
 *
 * <p>A passive checkpoint never catches up with a writer that goes on: afterwards the writer itself copies the little
 * that came meanwhile ({@link #wantsFinish}), and the log starts again from its beginning instead of growing for ever.
 */
final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Connections connections;
    private final Mailbox<Boolean> asked;
    private volatile boolean busy;
    private volatile boolean finish;
    private volatile boolean closed;
    private final Promise<Boolean> ended;

    Checkpointer(World world, Connections connections) {
        this.connections = connections;
        this.asked = new Mailbox<>(world);
        this.ended = new Promise<>(world);
        world.threads().startPlatform("store-checkpoint", this::run);
    }

    /** Asks for a checkpoint; nothing when one is under way. Called by the writer. */
    void ask() {
        if (!busy && !finish) {
            busy = true;
            asked.put(true);
        }
    }

    /** True once after each checkpoint: the writer should copy the rest. Called by the writer. */
    boolean wantsFinish() {
        boolean wanted = finish;
        finish = false;
        return wanted;
    }

    /** Ends after the checkpoint under way; blocks until then, a minute at most. */
    void close() {
        closed = true;
        asked.put(false);
        ended.await(Duration.ofMinutes(1));
    }

    private void run() {
        while (!closed) {
            for (boolean real : asked.take(1, IDLE)) {
                if (real && !closed) {
                    checkpoint();
                }
                busy = false;
            }
        }
        ended.keep(true);
    }

    /** Opens a connection of its own each time: checkpoints are rare, and a failing store must be able to close all. */
    private void checkpoint() {
        try (var connection = connections.open(Connections.Role.CHECKPOINTER)) {
            pass(connection);
            finish = true;
        } catch (SQLException broken) {
            // The log only grows; a real fault of the disk shows itself at the writer's next commit.
            LOG.warn("checkpoint failed, the log goes on growing: {}", message(broken));
        }
    }

    private static void pass(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            row.next();
        }
    }

    private static @Nullable String message(SQLException broken) {
        return broken.getMessage();
    }
}
