package dev.everpost.sandbox;

import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Fault;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A listening port on the loopback that can be shut and opened again at the same number. Thread-safe.
 *
 * <p>Every connection gets a virtual thread. The session may throw IOException: the connection is then closed.
 */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final World world;
    private final String name;
    private final Session session;
    private final InetAddress address;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;

    /** What happens on one connection. */
    interface Session {
        void run(Connection connection) throws IOException;
    }

    /** Opens at once at 127.0.0.1. Port 0 takes a free one. */
    Door(World world, String name, int port, Session session) throws IOException {
        this(world, name, InetAddress.getLoopbackAddress(), port, session);
    }

    /** Opens at once at an address of the loopback. */
    Door(World world, String name, InetAddress address, int port, Session session) throws IOException {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(name + " would listen to others at " + address.getHostAddress());
        }
        this.world = world;
        this.name = name;
        this.session = session;
        this.address = address;
        this.port = listen(port);
    }

    int port() {
        return port;
    }

    int connections() {
        return connections.size();
    }

    /** Does what these faults do to a port: refuses connects, or makes clients connect again to see the certificate. */
    void obey(List<Fault> faults) {
        if (faults.stream().anyMatch(ConnectionRefused.class::isInstance)) {
            shut();
        } else {
            open();
        }
        if (faults.stream().anyMatch(ExpiredCertificate.class::isInstance)) {
            resetAll();
        }
    }

    /** From now on connects are refused, and open connections are reset. */
    synchronized void shut() {
        var open = listener;
        var accepting = acceptor;
        listener = null;
        acceptor = null;
        if (open != null) {
            closeQuietly(open);
        }
        if (accepting != null) {
            // the JDK frees the port only when the thread inside accept() has left it
            waitFor(accepting);
        }
        resetAll();
    }

    /** Listens again; nothing changes when it does already. */
    synchronized void open() {
        if (listener != null) {
            return;
        }
        try {
            listen(port);
        } catch (IOException taken) {
            throw new IllegalStateException(
                    name + ": port " + port + " was taken by another process while it was shut: " + taken.getMessage(),
                    taken);
        }
    }

    void resetAll() {
        connections.forEach(Connection::reset);
    }

    @Override
    public void close() {
        shut();
    }

    private synchronized int listen(int wanted) throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        try {
            opened.bind(new InetSocketAddress(address, wanted), BACKLOG);
        } catch (IOException taken) {
            closeQuietly(opened);
            throw new IOException(
                    "cannot listen on " + address.getHostAddress() + ":" + wanted + " for " + name
                            + "; choose another port or 0: " + taken.getMessage(),
                    taken);
        }
        listener = opened;
        acceptor = world.threads().start(name + "-accept", () -> acceptFrom(opened));
        return opened.getLocalPort();
    }

    private void acceptFrom(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var socket = opened.accept();
                world.threads().start(name + "-session", () -> serve(socket));
            } catch (IOException shut) {
                // the port was shut, or one client was gone before it was taken: the loop's condition tells
            }
        }
    }

    private void serve(Socket socket) {
        try (var connection = new Connection(socket)) {
            connections.add(connection);
            try {
                if (isOpen()) {
                    session.run(connection);
                } else {
                    connection.reset();
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException gone) {
            // the other side, or a fault, ended it
        }
    }

    private synchronized boolean isOpen() {
        return listener != null;
    }

    private static void waitFor(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
    }
}
