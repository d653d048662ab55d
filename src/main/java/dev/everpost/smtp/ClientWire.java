package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection's bytes: bounded in time, and every way they can fail named by phase and kind. Not thread-safe. */
final class ClientWire {

    private final Socket tcp;
    private final ClientWatchdog watchdog;
    private OutputStream out;
    private ReplyReader replies;
    private boolean encrypted;

    private ClientWire(Socket tcp, InputStream in, OutputStream out, World world) {
        this.tcp = tcp;
        this.out = out;
        this.replies = new ReplyReader(in);
        this.watchdog = new ClientWatchdog(tcp, world);
    }

    static ClientWire connect(@Nullable InetAddress source, InetSocketAddress address, Duration atMost, World world)
            throws ClientTrouble {
        var tcp = new Socket();
        try {
            if (source != null) {
                tcp.bind(new InetSocketAddress(source, 0));
            }
            tcp.setTcpNoDelay(true);
            tcp.connect(address, (int) Math.max(1, atMost.toMillis()));
            return new ClientWire(tcp, tcp.getInputStream(), tcp.getOutputStream(), world);
        } catch (IOException e) {
            close(tcp);
            throw new ClientTrouble(SmtpClientPhase.CONNECT, connectKind(e), address + ": " + e.getMessage());
        }
    }

    /** From now everything together has this much time, unless such a limit runs already. */
    void limit(Duration together) {
        watchdog.limit(together);
    }

    /** From now each step has its own time only. */
    void lift() {
        watchdog.lift();
    }

    /** Lays TLS over the connection; what was read or promised in plaintext is forgotten. */
    void encrypt(ClientTls tls, String host, Duration atMost) throws ClientTrouble {
        try {
            watchdog.allow(atMost);
            var socket = tls.over(tcp, host);
            socket.startHandshake();
            out = socket.getOutputStream();
            replies = new ReplyReader(socket.getInputStream());
            encrypted = true;
        } catch (IOException e) {
            throw trouble(SmtpClientPhase.TLS, Kind.TLS, e);
        }
        watchdog.rest();
    }

    /** Sends a command line and reads its reply; the line has no CRLF. */
    Reply ask(SmtpClientPhase phase, String command, Duration atMost) throws ClientTrouble {
        requireQuiet(phase);
        write(phase, (command + "\r\n").getBytes(StandardCharsets.UTF_8), atMost);
        return reply(phase, atMost);
    }

    void write(SmtpClientPhase phase, byte[] bytes, Duration atMost) throws ClientTrouble {
        write(phase, bytes, bytes.length, atMost);
    }

    void write(SmtpClientPhase phase, byte[] bytes, int length, Duration atMost) throws ClientTrouble {
        watchdog.allow(atMost);
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw trouble(phase, Kind.BROKEN, e);
        }
        watchdog.rest();
    }

    Reply reply(SmtpClientPhase phase, Duration atMost) throws ClientTrouble {
        watchdog.allow(atMost);
        try {
            return replies.read();
        } catch (ReplySyntaxException e) {
            throw trouble(phase, Kind.NONSENSE, e);
        } catch (IOException e) {
            throw trouble(phase, Kind.BROKEN, e);
        } finally {
            watchdog.rest();
        }
    }

    /** True when the server has said something that nobody asked for, as far as can be told without blocking. */
    boolean hasSurplus() {
        try {
            return replies.hasSurplus();
        } catch (IOException e) {
            return true;
        }
    }

    /** Replies that nobody asked for would be taken for answers to what follows, and a no for a yes. */
    void requireQuiet(SmtpClientPhase phase) throws ClientTrouble {
        if (replies.hasBufferedSurplus()) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "the server sent more replies than it was asked for");
        }
    }

    boolean isEncrypted() {
        return encrypted;
    }

    InetAddress peer() {
        return tcp.getInetAddress();
    }

    /** Closes at once, without a word. */
    void close() {
        close(tcp);
        watchdog.end();
    }

    private ClientTrouble trouble(SmtpClientPhase phase, Kind kind, IOException e) {
        return watchdog.hasBitten()
                ? new ClientTrouble(phase, Kind.TIMEOUT, "no answer in time at " + phase)
                : new ClientTrouble(phase, kind, "at " + phase + ": " + e.getMessage());
    }

    private static Kind connectKind(IOException e) {
        // The kernel gives up on its own after a while; that is a ConnectException in name only.
        var words = String.valueOf(e.getMessage());
        boolean late =
                e instanceof SocketTimeoutException || e instanceof ConnectException && words.contains("timed out");
        // The JDK tells EADDRNOTAVAIL of our own address and ENETUNREACH by their texts only.
        boolean ours = e instanceof BindException || words.contains("Network is unreachable");
        return late ? Kind.TIMEOUT : ours ? Kind.NO_NETWORK : Kind.CONNECT_REFUSED;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Nothing can be done about a socket that does not close, and nobody waits for it.
        }
    }
}
