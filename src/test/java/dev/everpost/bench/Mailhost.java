package dev.everpost.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A provider that takes mail until it is told to refuse connections or to fall silent. Thread-safe. */
final class Mailhost {

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    /** When each message was taken, by {@link System#nanoTime}. */
    final BlockingQueue<Long> taken = new LinkedBlockingQueue<>();

    Mailhost(int port) throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on nothing is answered, on no connection. */
    void fallSilent() {
        silent = true;
    }

    /** From now on connections are refused; those that stand are closed. */
    void refuse() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 bench");
            boolean body = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (body && line.equals(".")) {
                    taken.add(System.nanoTime());
                }
                if (!body || line.equals(".")) {
                    say(socket, line.equals("DATA") ? "354 go on" : "250 ok");
                    body = line.equals("DATA");
                }
            }
        } catch (IOException e) {
            open.remove(socket);
        }
    }

    private void say(Socket socket, String reply) throws IOException {
        if (!silent) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
