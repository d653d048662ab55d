package dev.everpost.provider.web;

import dev.everpost.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives the answers of a list, one to each request in turn, and remembers what it was asked. */
public final class ScriptedApi implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Answers as they go over the wire; "" hangs up. */
    public ScriptedApi(String... answers) {
        this.answers = List.of(answers);
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        World.real().threads().start("scripted", this::serve);
    }

    /** A whole answer on a connection that is closed after it. */
    public static String http(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** The same in JSON. */
    public static String json(String status, String body) {
        return http(status, "application/json", body);
    }

    /** The same in HTML, as proxies and login pages answer. */
    public static String html(String status) {
        return http(status, "text/html", "<html>hello</html>");
    }

    /** What to configure. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Heads and bodies, in the order they came. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        for (var answer : answers) {
            try (var socket = server.accept()) {
                requests.add(request(socket));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static String request(Socket socket) throws IOException {
        var head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            head.append((char) next);
        }
        var text = head.toString();
        var length = text.matches("(?is).*content-length: \\d+.*")
                ? text.replaceAll("(?is).*content-length: (\\d+).*", "$1")
                : "0";
        return text + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }
}
