package dev.everpost.smtp;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Idle connections to one server or to many, the latest used first, so that a quiet hour lets the others grow old and go.
 * Thread-safe.
 *
 * <p>It bounds what is kept, not what is in use: how many sends run at once is decided by whoever sends.
 *
 * @param <K> what makes two connections interchangeable
 */
final class SmtpClientPool<K> implements AutoCloseable {

    /** How long a goodbye may take. */
    private static final Duration QUIT_TIME = Duration.ofSeconds(1);

    private static final Duration FOREVER = Duration.ofDays(1);

    private final SmtpClientKeeping keeping;
    private final World world;
    private final Deque<Idle<K>> idle = new ArrayDeque<>();
    private final Thread janitor;
    private boolean closed;

    SmtpClientPool(SmtpClientKeeping keeping, World world) {
        this.keeping = keeping;
        this.world = world;
        this.janitor = world.threads().start("smtp-pool-janitor", this::sweep);
    }

    private record Idle<K>(K key, SmtpClientConnection connection, long sinceNanos) {}

    /** The freshest idle connection of this key that shows no sign of having been closed, or null. */
    @Nullable
    SmtpClientConnection take(K key) {
        var candidate = pop(key);
        while (candidate != null && candidate.hasBeenTold()) {
            candidate.close();
            candidate = pop(key);
        }
        return candidate;
    }

    /** Gives a connection back after a transaction; a worn-out one is ended, and the oldest when there are too many. */
    void giveBack(K key, SmtpClientConnection connection) {
        if (!connection.isReusable()) {
            return;
        }
        var surplus = keep(key, connection);
        if (surplus != null) {
            world.threads().start("smtp-quit", () -> surplus.quit(QUIT_TIME));
        }
    }

    /** Closes all idle connections of a key without a word: what broke one has likely broken them all. */
    void abandonIdle(K key) {
        drain(key).forEach(SmtpClientConnection::close);
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
        drain(null).stream().map(this::startQuit).toList().forEach(done -> done.await(QUIT_TIME));
    }

    private Promise<Boolean> startQuit(SmtpClientConnection connection) {
        var done = new Promise<Boolean>(world);
        world.threads().start("smtp-quit", () -> {
            connection.quit(QUIT_TIME);
            done.keep(true);
        });
        return done;
    }

    private synchronized @Nullable SmtpClientConnection pop(K key) {
        for (var each = idle.iterator(); each.hasNext(); ) {
            var newest = each.next();
            if (newest.key().equals(key)) {
                each.remove();
                return newest.connection();
            }
        }
        return null;
    }

    /** Returns the connection that has to go, or null. */
    private @Nullable SmtpClientConnection keep(K key, SmtpClientConnection connection) {
        SmtpClientConnection surplus = null;
        synchronized (this) {
            if (closed || keeping.idleMax() == 0 || connection.transactions() >= keeping.messagesMax()) {
                return connection;
            }
            if (idle.size() >= keeping.idleMax()) {
                surplus = idle.removeLast().connection();
            }
            idle.addFirst(new Idle<>(key, connection, world.time().nanos()));
            if (idle.size() > 1) {
                return surplus;
            }
        }
        world.threads().unpark(janitor);
        return surplus;
    }

    /** Those of a key, or all of them. */
    private synchronized List<SmtpClientConnection> drain(@Nullable K key) {
        var drained = new ArrayList<SmtpClientConnection>();
        idle.removeIf(each -> {
            boolean goes = key == null || each.key().equals(key);
            if (goes) {
                drained.add(each.connection());
            }
            return goes;
        });
        return drained;
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
