package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.HttpLimits;
import dev.everpost.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The limits that one HTTP connection, and all of them, are kept within. */
class HttpListenerTest {

    private static final HostPort ANYWHERE = new HostPort("127.0.0.1", 0);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LONG_ENOUGH_TO_SEE_NOTHING_MILLIS = 300;

    @Test
    void aConnectionThatSaysNothingIsClosedAfterTheIdleTime() throws IOException {
        try (var listener = started(new HttpLimits(10, 1024, Duration.ofMillis(50)));
                var silent = connected(listener)) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aConnectionBeyondTheLimitIsServedWhenAnotherIsClosed() throws IOException {
        try (var listener = started(new HttpLimits(1, 1024, Duration.ofMinutes(1)));
                var second = new Socket()) {
            try (var first = connected(listener)) {
                assertThat(answer(first)).isEqualTo("HTTP/1.1 404 Not Found");
                second.connect(first.getRemoteSocketAddress());
                second.setSoTimeout(LONG_ENOUGH_TO_SEE_NOTHING_MILLIS);
                assertThatThrownBy(() -> answer(second)).isInstanceOf(SocketTimeoutException.class);
            }
            second.setSoTimeout(PATIENCE_MILLIS);
            assertThat(answer(second)).isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredBeforeTheListenerIsClosed() throws Exception {
        var under = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var listener = new HttpListener(
                ANYWHERE,
                new HttpLimits(10, 1024, Duration.ofMinutes(1)),
                config -> config.routes.get("/", ctx -> {
                    under.countDown();
                    mayEnd.await();
                    ctx.result("done");
                }));
        listener.start();
        int port = listener.port();
        try (var client = connected(listener)) {
            ask(client);
            assertThat(under.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            var closing = Thread.ofVirtual().start(() -> listener.close(Duration.ofMillis(PATIENCE_MILLIS)));
            awaitRefusal(port);
            mayEnd.countDown();

            assertThat(firstLine(client)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(closing.join(Duration.ofMillis(PATIENCE_MILLIS))).isTrue();
        }
    }

    @Test
    void anAddressInUseIsNamedWithTheRemedy() throws IOException {
        try (var listener = started(new HttpLimits(10, 1024, Duration.ofMinutes(1)))) {
            var taken = new HostPort("127.0.0.1", listener.port());

            assertThatThrownBy(() ->
                            new HttpListener(taken, new HttpLimits(10, 1024, Duration.ofMinutes(1)), _ -> {}).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot listen for HTTP on " + taken)
                    .hasMessageEndingWith("choose another port or stop what uses it");
        }
    }

    private static HttpListener started(HttpLimits limits) throws IOException {
        var listener = new HttpListener(ANYWHERE, limits, _ -> {});
        listener.start();
        return listener;
    }

    private static Socket connected(HttpListener listener) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** The port is closed once the closing has begun. */
    private static void awaitRefusal(int port) {
        var real = World.real();
        long start = real.time().nanos();
        while (real.time().since(start).toMillis() < PATIENCE_MILLIS) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                real.threads().park(Duration.ofMillis(2));
            } catch (IOException refused) {
                return;
            }
        }
        throw new AssertionError("connections were still taken after " + PATIENCE_MILLIS + " ms");
    }

    private static String answer(Socket socket) throws IOException {
        ask(socket);
        return firstLine(socket);
    }

    private static void ask(Socket socket) throws IOException {
        var request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String firstLine(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        return String.valueOf(reader.readLine());
    }
}
