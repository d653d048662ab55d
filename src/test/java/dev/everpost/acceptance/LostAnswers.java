package dev.everpost.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A road on which requests arrive and the first answers get lost: the connection breaks when an answer comes. */
final class LostAnswers implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger toLose;
    private final AtomicInteger lost = new AtomicInteger();

    private LostAnswers(ServerSocket listener, int target, int toLose) {
        this.listener = listener;
        this.target = target;
        this.toLose = new AtomicInteger(toLose);
    }

    /** A road to a port of this machine that loses so many answers. */
    static LostAnswers before(int target, int toLose) {
        try {
            var road = new LostAnswers(
                    new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress()), target, toLose);
            Thread.ofVirtual().start(road::accept);
            return road;
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Answers lost so far. */
    int lost() {
        return lost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> carry(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread.ofVirtual().start(() -> forward(client, server));
            back(server.getInputStream(), client);
        } catch (IOException broken) {
            // Whoever still waits sees the closed connection.
        }
    }

    private static void forward(Socket client, Socket server) {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException broken) {
            // The other direction ends both.
        }
    }

    private void back(InputStream answers, Socket client) throws IOException {
        var buffer = new byte[8192];
        for (int length = answers.read(buffer); length >= 0; length = answers.read(buffer)) {
            if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                lost.incrementAndGet();
                return;
            }
            client.getOutputStream().write(buffer, 0, length);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
