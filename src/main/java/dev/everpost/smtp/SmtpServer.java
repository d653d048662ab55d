package dev.everpost.smtp;

import static java.util.Objects.requireNonNull;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMTP server (RFC 5321) that keeps the protocol and leaves every judgement to an {@link SmtpHandler}.
 *
 * <p>One virtual thread per connection. Thread-safe; started once, closed once. Extensions: PIPELINING, SIZE, 8BITMIME,
 * SMTPUTF8, ENHANCEDSTATUSCODES, CHUNKING, DSN, STARTTLS, AUTH.
 */
public final class SmtpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
    private static final int BACKLOG = 1024;
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(10);
    private static final Duration ACCEPTOR_AT_MOST = Duration.ofSeconds(1);
    private static final Duration WATCH_EVERY_AT_MOST = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILED_ACCEPT = Duration.ofMillis(100);

    private final ServerSettings settings;
    private final World world;
    private final Supplier<SmtpHandler> handlers;
    private final ServerEvents events;
    private final ServerGate gate;
    private final ServerBudget budget;
    private final Set<ServerSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable Thread acceptor;
    private volatile @Nullable Thread closer;

    /** {@code handlers} is asked for one handler per connection, from the accepting thread. */
    public SmtpServer(ServerSettings settings, World world, Supplier<SmtpHandler> handlers, ServerEvents events) {
        this.settings = settings;
        this.world = world;
        this.handlers = handlers;
        this.events = events;
        this.gate = new ServerGate(settings.limits().counts());
        this.budget = new ServerBudget(settings.limits().sizes().bodiesInFlightBytes());
    }

    /** Binds and begins to accept. Fails when the address cannot be bound; the message names it. */
    public void start() throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(settings.bind(), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "cannot listen for SMTP on " + settings.bind().getHostString() + ":"
                            + settings.bind().getPort()
                            + ": " + e.getMessage()
                            + "; choose another port or stop what uses it",
                    e);
        }
        listener = socket;
        acceptor = world.threads().start("smtp-accept-" + socket.getLocalPort(), () -> acceptAll(socket));
        world.threads().start("smtp-watch-" + socket.getLocalPort(), this::watch);
    }

    /** The port bound, known after {@link #start}. */
    public int port() {
        return requireNonNull(listener, "the server was not started").getLocalPort();
    }

    /** Connections open now. */
    public int connections() {
        return sessions.size();
    }

    /** Takes no new connection; sessions that wait end now, the others at their next command, with 421 4.3.2. */
    public void stopAccepting() {
        stopping = true;
        closeQuietly(listener);
        awaitAcceptor();
        sessions.forEach(ServerSession::stop);
    }

    /** The JDK frees the port only when the thread inside accept() has left it; until then connects still succeed. */
    private void awaitAcceptor() {
        var accepting = acceptor;
        try {
            if (accepting != null) {
                accepting.join(ACCEPTOR_AT_MOST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops, waits for the sessions to finish, and cuts off those that have not. True when none was cut off. */
    public boolean close(Duration atMost) {
        closer = Thread.currentThread();
        stopAccepting();
        long start = world.time().nanos();
        var left = atMost;
        while (!sessions.isEmpty()
                && left.isPositive()
                && !Thread.currentThread().isInterrupted()) {
            world.threads().park(left);
            left = atMost.minus(world.time().since(start));
        }
        boolean finished = sessions.isEmpty();
        sessions.forEach(ServerSession::abort);
        return finished;
    }

    /** Closes within 10 seconds. */
    @Override
    public void close() {
        close(CLOSE_AT_MOST);
    }

    private void acceptAll(ServerSocket socket) {
        while (!stopping) {
            try {
                admit(socket.accept());
            } catch (IOException e) {
                if (!stopping) {
                    LOG.warn("cannot accept an SMTP connection: {}; trying again", e.getMessage());
                    world.threads().sleep(AFTER_FAILED_ACCEPT);
                }
            }
        }
    }

    private void admit(Socket socket) {
        var client = socket.getInetAddress();
        var refusal = gate.enter(client);
        if (refusal != null) {
            turnAway(socket, refusal);
            return;
        }
        try {
            open(socket, client);
        } catch (IOException | RuntimeException e) {
            gate.leave(client);
            closeQuietly(socket);
            LOG.warn("cannot begin an SMTP session with {}: {}", client, e.getMessage());
        }
    }

    private void open(Socket socket, InetAddress client) throws IOException {
        var channel = new ServerChannel(socket, world.time());
        var deadline = new ServerDeadline(world.time(), settings.limits().times());
        var session = new ServerSession(settings, handlers.get(), channel, deadline, budget, events);
        sessions.add(session);
        events.connected(client);
        world.threads().start("smtp-" + client.getHostAddress() + ":" + socket.getPort(), () -> {
            try {
                session.run();
            } finally {
                ended(session, client);
            }
        });
        if (stopping) {
            session.stop();
        }
    }

    private void ended(ServerSession session, InetAddress client) {
        gate.leave(client);
        sessions.remove(session);
        events.disconnected(client);
        var waiting = closer;
        if (waiting != null) {
            world.threads().unpark(waiting);
        }
    }

    /** The few octets of a refusal fit the socket's buffer, so this does not block the accepting thread. */
    private void turnAway(Socket socket, Reply refusal) {
        events.turnedAway(socket.getInetAddress(), refusal);
        try (socket) {
            if (!settings.implicitTls()) {
                var writer = new ServerReplyWriter();
                writer.add(refusal);
                writer.writeTo(socket.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("a client left before it was turned away: {}", e.getMessage());
        }
    }

    /** Looks for clients that read no replies or let TLS drip: what a socket's own timeout does not bound. */
    private void watch() {
        var half = settings.limits().times().idle().dividedBy(2);
        var every = half.compareTo(WATCH_EVERY_AT_MOST) < 0 ? half : WATCH_EVERY_AT_MOST;
        while (!stopping) {
            world.threads().sleep(every);
            sessions.forEach(ServerSession::closeIfStuck);
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception e) {
            LOG.debug("closing failed: {}", e.getMessage());
        }
    }
}
