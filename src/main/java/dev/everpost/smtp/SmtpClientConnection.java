package dev.everpost.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is ready for mail, for one thread at a time; blocks that thread.
 *
 * <p>Made by {@link SmtpClientConnector}. After each transaction ask {@link #isReusable()}: when it says no, the
 * connection is already closed.
 */
public final class SmtpClientConnection {

    private final ClientWire wire;
    private final SmtpClientCapabilities capabilities;
    private volatile boolean reusable = true;
    private boolean transactionOpen;
    private int transactions;

    SmtpClientConnection(ClientWire wire, SmtpClientCapabilities capabilities) {
        this.wire = wire;
        this.capabilities = capabilities;
    }

    /** What the server offered in its last EHLO. */
    public SmtpClientCapabilities capabilities() {
        return capabilities;
    }

    /**
     * Carries one message. Never throws for anything the peer does.
     *
     * @param trace header lines of ours, each ending in CRLF, or empty
     * @param content header and body; sent byte for byte, read only
     */
    public SmtpClientResult send(SmtpClientEnvelope envelope, String trace, byte[] content, ClientPatience patience) {
        var transaction = new ClientTransaction(wire, capabilities, envelope, patience, transactionOpen);
        transactions++;
        var result = transaction.run(trace, content);
        wire.lift();
        transactionOpen = transaction.isOpen();
        if (transaction.isConnectionSpent()) {
            close();
        }
        return result;
    }

    /** Transactions tried so far. */
    public int transactions() {
        return transactions;
    }

    /** True when another transaction may follow. */
    public boolean isReusable() {
        return reusable;
    }

    /** True when the server has spoken since the last transaction, which is to say goodbye. The end of the stream cannot be seen here. */
    public boolean hasBeenTold() {
        return wire.hasSurplus();
    }

    /** Asks for a sign of life (NOOP, RFC 5321 section 4.1.1.9); null when it was given. The connection is closed otherwise. */
    public @Nullable SmtpClientFailure noop(Duration atMost) {
        try {
            var reply = wire.ask(SmtpClientPhase.HELLO, "NOOP", atMost);
            if (reply.isPositive()) {
                return null;
            }
            close();
            return SmtpClientFailure.said(SmtpClientPhase.HELLO, reply);
        } catch (ClientTrouble trouble) {
            close();
            return trouble.failure();
        }
    }

    /** Says QUIT, waits for the answer at most this long, and closes. */
    public void quit(Duration atMost) {
        try {
            if (reusable) {
                wire.ask(SmtpClientPhase.HELLO, "QUIT", atMost);
            }
        } catch (ClientTrouble ignored) {
            // The mail is settled; how the other side takes the goodbye changes nothing.
        }
        close();
    }

    /** Closes at once, without QUIT. May be called from another thread. */
    public void close() {
        reusable = false;
        wire.close();
    }
}
