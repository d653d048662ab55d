package dev.everpost.health.probe;

import dev.everpost.smtp.Reply;
import dev.everpost.smtp.ReplyReader;
import dev.everpost.smtp.SmtpClientCapabilities;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What is said at a mail server's door before any mail (RFC 5321 section 3.1): greeting, EHLO, STARTTLS, and QUIT. For one
 * thread; replies are judged by {@link ReplyReader}'s bounds.
 */
final class MailTalk {

    private final String localName;
    private final Punctual punctual;
    private Socket socket;
    private ReplyReader replies;

    MailTalk(Socket socket, String localName, Punctual punctual) throws IOException {
        this.localName = localName;
        this.punctual = punctual;
        this.socket = socket;
        this.replies = new ReplyReader(socket.getInputStream());
    }

    /** Goes on over TLS; what was read in plain text is forgotten. */
    void over(Socket encrypted) throws IOException {
        socket = encrypted;
        replies = new ReplyReader(encrypted.getInputStream());
    }

    void greeting() throws IOException {
        require(220, punctual.run("greeting", replies::read), "greeting");
    }

    SmtpClientCapabilities hello() throws IOException {
        var ehlo = ask("EHLO " + localName);
        if (ehlo.isPermanent()) {
            require(250, ask("HELO " + localName), "HELO");
            return SmtpClientCapabilities.none();
        }
        require(250, ehlo, "EHLO");
        return SmtpClientCapabilities.of(ehlo);
    }

    void startTls() throws IOException {
        require(220, ask("STARTTLS"), "STARTTLS");
        if (replies.hasBufferedSurplus()) {
            throw new StepFailed("plain text after the answer to STARTTLS: response injection");
        }
    }

    /** A polite end; how the server takes it changes nothing. */
    void quit() {
        try {
            ask("QUIT");
        } catch (IOException gone) {
            // It was asked for nothing but to go.
        }
    }

    private Reply ask(String command) throws IOException {
        return punctual.run("answer to " + command.split(" ", 2)[0], () -> {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return replies.read();
        });
    }

    private static void require(int code, Reply reply, String what) throws StepFailed {
        if (reply.code() != code) {
            throw new StepFailed("to " + what + " the server says: " + reply.inOneLine());
        }
    }
}
