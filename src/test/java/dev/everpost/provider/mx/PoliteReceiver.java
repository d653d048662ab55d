package dev.everpost.provider.mx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that greets with what it is told to, and remembers from where it was called and what was said to it. */
final class PoliteReceiver implements AutoCloseable {

    private static final int FIRST = 200;

    private final ServerSocket listener;
    private final String greeting;
    private volatile String offer = "HELP";
    private final List<InetAddress> callers = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    PoliteReceiver(int port, String greeting) {
        this.greeting = greeting;
        try {
            listener = new ServerSocket();
            listener.bind(new InetSocketAddress(Receivers.at(FIRST), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Named in the answer to EHLO, and not really there. */
    void offers(String extension) {
        offer = extension;
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    List<InetAddress> callers() {
        return List.copyOf(callers);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (var socket = listener.accept()) {
                callers.add(socket.getInetAddress());
                serve(socket);
            } catch (IOException gone) {
                // the client had enough, or the spec is over
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, greeting);
        boolean content = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (!content || line.equals(".")) {
                content = !content && line.equals("DATA");
                say(socket, answer(line, content));
            }
        }
    }

    private String answer(String line, boolean content) {
        if (line.startsWith("EHLO")) {
            return "250-hello\r\n250 " + offer;
        }
        return line.equals("STARTTLS") ? "454 4.7.0 TLS not available" : content ? "354 go" : "250 ok";
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
