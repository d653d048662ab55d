package dev.everpost.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client from an address of its choice that keeps to no limit. */
final class Stranger implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Connects from one of this machine's addresses, such as 127.0.0.2, and says nothing yet. */
    Stranger(String from, int port) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
    }

    /** Greets, and opens a transaction with one recipient. */
    Stranger inTransaction() throws IOException {
        reply();
        ask("EHLO stranger.example");
        ask("MAIL FROM:<shop@example.com>");
        ask("RCPT TO:<ann@example.net>");
        return this;
    }

    String ask(String command) throws IOException {
        return send(command + "\r\n").reply();
    }

    Stranger send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** The last line of the next reply; "closed" at the end of the stream. */
    String reply() throws IOException {
        return replyWithin(PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("no reply"));
    }

    /** The same, or nothing when none comes for so long. */
    Optional<String> replyWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            var text = line();
            while (text.length() > 3 && text.charAt(3) == '-') {
                text = line();
            }
            return Optional.of(text);
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
    }

    private String line() throws IOException {
        int octet = socket.getInputStream().read();
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            octet = socket.getInputStream().read();
        }
        var text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        return octet < 0 && text.isEmpty() ? "closed" : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
