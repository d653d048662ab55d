package dev.everpost.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A client that writes lines and reads replies, and knows nothing more. */
final class SmtpTalk implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final Pattern QUEUED = Pattern.compile("250 .*queued as (\\S+)");

    private final Socket socket;
    private final BufferedReader in;

    /** Connects, reads the greeting and says EHLO. */
    SmtpTalk(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reply();
        command("EHLO client.example");
    }

    /** The last line of the next reply; "closed" at the end of the stream. */
    String reply() throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "closed" : line;
    }

    String command(String line) throws IOException {
        return write(line + "\r\n").reply();
    }

    /** Hands over a letter; the reply to its dot, or the first reply that is no yes. */
    String send(Letter letter) throws IOException {
        return send(letter, "");
    }

    /** The same with parameters of RCPT, such as {@code NOTIFY=FAILURE}. */
    String send(Letter letter, String parameters) throws IOException {
        var recipient = "RCPT TO:<" + letter.to() + ">" + (parameters.isEmpty() ? "" : " " + parameters);
        for (var line : new String[] {"MAIL FROM:<" + Letter.FROM + ">", recipient, "DATA"}) {
            var reply = command(line);
            if (!reply.startsWith("2") && !reply.startsWith("354")) {
                return reply;
            }
        }
        return write(letter.mail() + ".\r\n").reply();
    }

    /** The id in a yes; null in every other reply. */
    static String id(String reply) {
        var match = QUEUED.matcher(reply);
        return match.matches() ? match.group(1) : null;
    }

    private SmtpTalk write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
