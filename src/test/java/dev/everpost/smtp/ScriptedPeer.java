package dev.everpost.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says what its script says, on a real socket, and remembers every byte it hears. */
public final class ScriptedPeer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Script> scripts;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();

    /** What happens on one connection. */
    public interface Script {
        void play(Talk talk) throws IOException;
    }

    /** The first connection gets the first script; when they run out, the last one serves on. */
    public ScriptedPeer(Script... scripts) {
        try {
            this.scripts = List.of(scripts);
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** All command lines so far, over all connections, without CRLF. */
    public List<String> heard() {
        return heard;
    }

    /** The commands that start with a verb. */
    public List<String> heard(String verb) {
        return heard.stream().filter(line -> line.startsWith(verb)).toList();
    }

    /** The messages as they came, stuffed, without the end-of-data line. */
    public List<byte[]> bodies() {
        return bodies;
    }

    public int connections() {
        return sockets.size();
    }

    /** Connections whose script came to its end or failed. */
    public int ended() {
        return ended.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                sockets.add(socket);
                var script = scripts.get(Math.min(sockets.size(), scripts.size()) - 1);
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.play(new Talk(socket, heard, bodies));
        } catch (IOException gone) {
            // The client went away; what was heard until then is what the test looks at.
        } finally {
            ended.incrementAndGet();
        }
    }
}
