package dev.everpost.provider.smtp;

import dev.everpost.smtp.SmtpClientConnection;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Idle connections, the latest used first, so that a quiet hour lets the others grow old and go. Thread-safe.
 *
 * <p>It bounds what is kept, not what is in use: how many sends run at once is decided by whoever sends.
 */
final class SmtpConnectionPool implements AutoCloseable {

    /** How long a goodbye may take. */
    private static final Duration QUIT_TIME = Duration.ofSeconds(1);

    private static final Duration FOREVER = Duration.ofDays(1);

    private final SmtpProviderSettings.Keeping keeping;
    private final World world;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Thread janitor;
    private boolean closed;

    SmtpConnectionPool(SmtpProviderSettings.Keeping keeping, World world) {
        this.keeping = keeping;
        this.world = world;
        this.janitor = world.threads().start("smtp-pool-janitor", this::sweep);
    }

    private record Idle(SmtpClientConnection connection, long sinceNanos) {}

    /** The freshest idle connection that shows no sign of having been closed, or null. */
    @Nullable
    SmtpClientConnection take() {
        var candidate = pop();
        while (candidate != null && candidate.hasBeenTold()) {
            candidate.close();
            candidate = pop();
        }
        return candidate;
    }

    /** Gives a connection back after a transaction; it is kept, or ended if it is worn out or there are enough. */
    void giveBack(SmtpClientConnection connection) {
        if (connection.isReusable() && !keep(connection)) {
            world.threads().start("smtp-quit", () -> connection.quit(QUIT_TIME));
        }
    }

    /** Closes all idle connections without a word: what broke one has likely broken them all. */
    void abandonIdle() {
        drain().forEach(SmtpClientConnection::close);
    }

    synchronized int idleCount() {
        return idle.size();
    }

    /** Ends idle connections with QUIT, all at once; takes little more than {@code QUIT_TIME}. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        world.threads().unpark(janitor);
        drain().stream().map(this::startQuit).toList().forEach(done -> done.await(QUIT_TIME));
    }

    private Promise<Boolean> startQuit(SmtpClientConnection connection) {
        var done = new Promise<Boolean>(world);
        world.threads().start("smtp-quit", () -> {
            connection.quit(QUIT_TIME);
            done.keep(true);
        });
        return done;
    }

    private synchronized @Nullable SmtpClientConnection pop() {
        var newest = idle.pollFirst();
        return newest == null ? null : newest.connection();
    }

    private boolean keep(SmtpClientConnection connection) {
        synchronized (this) {
            if (closed || idle.size() >= keeping.idleMax() || connection.transactions() >= keeping.messagesMax()) {
                return false;
            }
            idle.addFirst(new Idle(connection, world.time().nanos()));
            if (idle.size() > 1) {
                return true;
            }
        }
        world.threads().unpark(janitor);
        return true;
    }

    private synchronized List<SmtpClientConnection> drain() {
        var all = idle.stream().map(Idle::connection).toList();
        idle.clear();
        return all;
    }

    private void sweep() {
        while (!isClosed()) {
            takeExpired().forEach(old -> world.threads().start("smtp-quit", () -> old.quit(QUIT_TIME)));
            world.threads().park(untilNextExpiry());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized List<SmtpClientConnection> takeExpired() {
        var expired = new ArrayList<SmtpClientConnection>();
        var oldest = idle.peekLast();
        while (oldest != null && world.time().since(oldest.sinceNanos()).compareTo(keeping.idleTime()) >= 0) {
            expired.add(idle.removeLast().connection());
            oldest = idle.peekLast();
        }
        return expired;
    }

    private synchronized Duration untilNextExpiry() {
        var oldest = idle.peekLast();
        return oldest == null ? FOREVER : keeping.idleTime().minus(world.time().since(oldest.sinceNanos()));
    }
}
