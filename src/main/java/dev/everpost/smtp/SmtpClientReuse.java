package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientOpening.NotOpened;
import dev.everpost.smtp.SmtpClientOpening.Opened;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.world.World;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries messages over connections that are kept between them. Thread-safe; blocks the calling thread.
 *
 * <p>A kept connection that turns out to have been closed meanwhile is replaced by a fresh one, once, and only when the
 * server answered nothing at all on it: that is reuse gone stale, not a retry.
 *
 * @param <K> what makes two connections interchangeable: server, source address, encryption
 */
public final class SmtpClientReuse<K> implements AutoCloseable {

    private final SmtpClientPool<K> pool;

    public SmtpClientReuse(SmtpClientKeeping keeping, World world) {
        this.pool = new SmtpClientPool<>(keeping, world);
    }

    /** One message to be carried; {@code trace} is header lines of ours, each ending in CRLF, or empty. */
    @SuppressWarnings("ArrayRecordComponent") // the content is handed through, never compared
    public record Load(SmtpClientEnvelope envelope, String trace, byte[] content, ClientPatience patience) {}

    /**
     * Carries a load over a kept connection of this key, or over a fresh one of the connector's.
     *
     * @param met told what the server offers, before the message is sent on a fresh connection
     */
    public SmtpClientResult carry(
            K key, SmtpClientConnector connector, Load load, Consumer<SmtpClientCapabilities> met) {
        var kept = pool.take(key);
        if (kept != null) {
            var result = carry(key, kept, load);
            if (!wasStale(result)) {
                return result;
            }
        }
        return switch (connector.open(load.patience())) {
            case Opened(var connection) -> {
                met.accept(connection.capabilities());
                yield carry(key, connection, load);
            }
            case NotOpened(var failure) -> {
                abandonIdleAfter(key, failure);
                yield new Failed(List.of(), failure);
            }
        };
    }

    /** Connections that wait for their next message. */
    public int idleConnections() {
        return pool.idleCount();
    }

    /** Ends what is idle; what is in use ends with its message. */
    @Override
    public void close() {
        pool.close();
    }

    private SmtpClientResult carry(K key, SmtpClientConnection connection, Load load) {
        var result = connection.send(load.envelope(), load.trace(), load.content(), load.patience());
        if (result instanceof Failed failed) {
            abandonIdleAfter(key, failed.failure());
        }
        pool.giveBack(key, connection);
        return result;
    }

    private static boolean wasStale(SmtpClientResult result) {
        if (!(result instanceof Failed(var _, var failure)) || failure.phase() != SmtpClientPhase.MAIL) {
            return false;
        }
        var reply = failure.reply();
        return failure.kind() == Kind.BROKEN || reply != null && reply.code() == 421;
    }

    private void abandonIdleAfter(K key, SmtpClientFailure failure) {
        if (failure.kind() == Kind.BROKEN || failure.kind() == Kind.TIMEOUT) {
            pool.abandonIdle(key);
        }
    }
}
