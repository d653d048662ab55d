package dev.everpost.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.smtp.ServerEvents;
import dev.everpost.smtp.ServerSettings;
import dev.everpost.smtp.SmtpServer;
import dev.everpost.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A submission server on a real socket, and a client in the middle of a session with it. */
final class SubmissionTalk implements AutoCloseable {

    private final SmtpServer server;
    private final Socket socket;
    private final BufferedReader in;

    SubmissionTalk(SubmissionEdge edge) throws IOException {
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new SmtpServer(
                ServerSettings.plain(bind, "mx.test"), World.real(), edge::newHandler, ServerEvents.NONE);
        server.start();
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reply()).isEqualTo("220 mx.test ESMTP Everpost");
        ask("EHLO client.test");
    }

    String login(String username, String password) throws IOException {
        var plain = ("\0" + username + "\0" + password).getBytes(StandardCharsets.UTF_8);
        return ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain));
    }

    /** The last line of the reply. */
    String ask(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    String send(String content) throws IOException {
        assertThat(ask("DATA")).startsWith("354");
        return ask(content + "\r\n.");
    }

    /** One line, or null when the server has closed. */
    @Nullable
    String line() throws IOException {
        return in.readLine();
    }

    private String reply() throws IOException {
        var line = in.readLine();
        while (line != null && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.close(Duration.ofMillis(500));
    }
}
