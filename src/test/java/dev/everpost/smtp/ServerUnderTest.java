package dev.everpost.smtp;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A running server on a free port of loopback, with its memory. */
final class ServerUnderTest implements AutoCloseable {

    static final World WORLD = World.real();

    final ServerMemory memory = new ServerMemory();
    final SmtpServer server;

    ServerUnderTest(ServerSettings settings) throws IOException {
        server = new SmtpServer(settings, WORLD, memory, ServerEvents.NONE);
        server.start();
    }

    ServerUnderTest(ServerLimits limits) throws IOException {
        this(settings().with(limits));
    }

    ServerUnderTest() throws IOException {
        this(settings());
    }

    static ServerSettings settings() {
        return ServerSettings.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "mx.test");
    }

    ServerWire connect() throws IOException {
        return new ServerWire(server.port());
    }

    /** Waits until it is so, 10 s at most. */
    static void await(BooleanSupplier condition) {
        long start = WORLD.time().nanos();
        while (!condition.getAsBoolean()) {
            if (WORLD.time().since(start).toSeconds() >= 10) {
                throw new AssertionError("waited 10 s in vain");
            }
            WORLD.threads().park(Duration.ofMillis(2));
        }
    }

    @Override
    public void close() {
        server.close(Duration.ofMillis(500));
    }
}
