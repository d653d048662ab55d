package dev.everpost.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP connection that is kept and sends one message after the other, pipelined. One thread only. */
final class KeptSession implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader replies;

    KeptSession(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        expect("220");
        say("EHLO bench.example\r\n");
        expect("250");
    }

    /** Sends a message and waits for the yes to its final dot. */
    void send(String header, int bytes) throws IOException {
        say("MAIL FROM:<from@bench.example>\r\nRCPT TO:<to@sink.example>\r\nDATA\r\n");
        expect("250");
        expect("250");
        expect("354");
        var line = "x".repeat(70) + "\r\n";
        say(header + "Subject: bench\r\n\r\n" + line.repeat(bytes / line.length()) + ".\r\n");
        expect("250");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void expect(String code) throws IOException {
        var line = replies.readLine();
        while (line != null && line.startsWith(code + "-")) {
            line = replies.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("expected " + code + ", heard " + line);
        }
    }
}
