package dev.everpost.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that writes lines and reads replies, and knows nothing more. */
final class RawSmtp implements AutoCloseable {

    private final Socket plain;
    private Socket socket;
    private BufferedReader in;

    RawSmtp(int port) throws IOException {
        plain = new Socket(InetAddress.getLoopbackAddress(), port);
        socket = plain;
        patience(Duration.ofSeconds(10));
        in = reader();
    }

    void patience(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** The last line of the next reply; "closed" at the end of the stream. */
    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "closed" : line;
    }

    RawSmtp write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String command(String line) throws IOException {
        return write(line + "\r\n").reply();
    }

    /** Greets, and opens a transaction to one recipient until the 354. */
    RawSmtp untilData(String recipient) throws IOException {
        reply();
        command("EHLO test");
        command("MAIL FROM:<shop@example.com>");
        command("RCPT TO:<" + recipient + ">");
        command("DATA");
        return this;
    }

    /** A whole conversation with one small message; the reply to its dot. */
    static String send(int port, String id, String recipient) throws IOException {
        try (var client = new RawSmtp(port)) {
            return client.untilData(recipient).body(id).reply();
        }
    }

    RawSmtp body(String id) throws IOException {
        return write("X-Everpost-Id: " + id + "\r\nSubject: hi\r\n\r\n..dot\r\n.\r\n");
    }

    void startTls(SSLContext context) throws IOException {
        command("STARTTLS");
        var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        tls.startHandshake();
        socket = tls;
        in = reader();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
