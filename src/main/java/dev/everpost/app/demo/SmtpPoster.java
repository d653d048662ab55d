package dev.everpost.app.demo;

import dev.everpost.message.MessageId;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client that submits by SMTP and keeps its connection. It is not built on the gateway's own client, so that one defect
 * cannot hide in both ends.
 */
final class SmtpPoster implements Poster {

    private static final int SILENCE_MAX_MILLIS = 15_000;
    private static final Pattern QUEUED = Pattern.compile("queued as (\\S+)");

    private final int port;
    private @Nullable Line line;

    SmtpPoster(int port) {
        this.port = port;
    }

    @Override
    public Optional<MessageId> post(Draft draft) throws IOException {
        try {
            var open = line == null ? Line.open(port) : line;
            line = open;
            return submit(open, draft);
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    private Optional<MessageId> submit(Line open, Draft draft) throws IOException {
        open.ask("MAIL FROM:<" + Draft.SENDER + ">");
        open.ask("RCPT TO:<" + draft.recipient() + ">");
        if (!open.ask("DATA").startsWith("354")) {
            open.ask("RSET");
            return Optional.empty();
        }
        var answer = open.ask("From: " + Draft.SENDER + "\r\nTo: " + draft.recipient() + "\r\nSubject: "
                + draft.subject() + "\r\nX-Everpost-Class: "
                + draft.messageClass().label() + "\r\n\r\n" + draft.text() + ".");
        var queued = QUEUED.matcher(answer);
        return answer.startsWith("250") && queued.find() ? MessageId.parse(queued.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        var open = line;
        line = null;
        if (open != null) {
            open.close();
        }
    }

    /** A connection after its greeting. */
    private record Line(Socket socket, BufferedReader in) {

        static Line open(int port) throws IOException {
            var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            try {
                socket.setSoTimeout(SILENCE_MAX_MILLIS);
                socket.setTcpNoDelay(true);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                var line = new Line(socket, in);
                line.answer();
                line.ask("EHLO shop.example.com");
                return line;
            } catch (IOException failed) {
                socket.close();
                throw failed;
            }
        }

        String ask(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return answer();
        }

        private String answer() throws IOException {
            var text = in.readLine();
            while (text != null && text.length() > 3 && text.charAt(3) == '-') {
                text = in.readLine();
            }
            if (text == null) {
                throw new EOFException("the gateway closed the connection");
            }
            return text;
        }

        void close() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // Nothing is lost: what was answered is answered.
            }
        }
    }
}
