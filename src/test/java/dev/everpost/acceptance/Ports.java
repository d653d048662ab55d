package dev.everpost.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine that nobody listens on. They lie below the range from which outgoing connections take theirs, so
 * that a gateway that was killed finds its port free when it comes back.
 */
final class Ports {

    private static final int FIRST = 3100;
    private static final int COUNT = 100;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Ports() {}

    static int free() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
