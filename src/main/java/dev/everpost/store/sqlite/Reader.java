package dev.everpost.store.sqlite;

import dev.everpost.world.Mailbox;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * A read-only connection and the platform thread that owns it: a query in native code would pin a virtual thread's
 * carrier, so callers park instead.
 */
final class Reader {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SUSPENDED_STEP = Duration.ofMillis(20);
    private static final int INSTRUCTIONS_BETWEEN_CHECKS = 1_000_000;

    private final World world;
    private final Connections connections;
    private final Mailbox<Question<?>> questions;
    private final Question<?> nudge;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable Connection connection;
    private volatile boolean suspended;
    private volatile boolean closed;
    private volatile boolean open;
    private volatile boolean ended;
    private volatile long deadlineNanos;

    Reader(World world, Connections connections, int number) {
        this.world = world;
        this.connections = connections;
        this.questions = new Mailbox<>(world);
        this.nudge = new Question<>(_ -> true, new Promise<>(world), SUSPENDED_STEP);
        world.threads().startPlatform("store-reader-" + number, this::run);
    }

    void put(Question<?> question) {
        waiting.incrementAndGet();
        questions.put(question);
        if (ended) {
            failAll();
        }
    }

    /** Questions not answered yet. */
    int waiting() {
        return waiting.get();
    }

    void suspend() {
        suspended = true;
        questions.put(nudge);
    }

    void resume() {
        suspended = false;
    }

    void close() {
        closed = true;
        questions.put(nudge);
    }

    /** True while the connection is open. */
    boolean isOpen() {
        return open;
    }

    boolean hasEnded() {
        return ended;
    }

    private void run() {
        while (!closed) {
            if (suspended) {
                disconnect();
                world.threads().park(SUSPENDED_STEP);
            } else {
                questions.take(1, IDLE).forEach(this::answer);
            }
        }
        disconnect();
        ended = true;
        failAll();
    }

    private void failAll() {
        questions.poll(Integer.MAX_VALUE).forEach(question -> question.fail(new SQLException("the store is closed")));
    }

    private void answer(Question<?> question) {
        if (question.equals(nudge)) {
            return;
        }
        try {
            var connected = connect();
            deadlineNanos = world.time().nanos() + question.patience().toNanos();
            question.answer(connected);
            connected.rollback();
        } catch (SQLException | RuntimeException fault) {
            question.fail(fault);
            disconnect();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Connection connect() throws SQLException {
        var connected = connection;
        if (connected == null) {
            connected = connections.open(Connections.Role.READER);
            connection = connected;
            open = true;
            connected.setAutoCommit(false);
            endLongQueries(connected);
        }
        return connected;
    }

    private void endLongQueries(Connection connected) throws SQLException {
        if (connected.isWrapperFor(SQLiteConnection.class)) {
            ProgressHandler.setHandler(connected, INSTRUCTIONS_BETWEEN_CHECKS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return world.time().nanos() > deadlineNanos ? 1 : 0;
                }
            });
        }
    }

    private void disconnect() {
        var connected = connection;
        connection = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (SQLException alreadyBroken) {
                // A reader holds nothing that could be lost.
            }
        }
        open = false;
    }
}
