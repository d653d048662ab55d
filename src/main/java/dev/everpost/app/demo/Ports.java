package dev.everpost.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where a played gateway listens.
 *
 * @param moved a usual port was taken, so another one is used
 */
record Ports(int smtp, int http, boolean moved) {

    static final int USUAL_SMTP = 2525;
    static final int USUAL_HTTP = 8025;

    /** The wanted ports where they are free, others where not; 0 always takes a free one. */
    static Ports near(int smtp, int http) throws IOException {
        // Both are held before either is let go: a free port asked for twice may be the same one.
        try (var one = freeOr(smtp);
                var other = freeOr(http)) {
            boolean moved = isOther(smtp, one) || isOther(http, other);
            return new Ports(one.getLocalPort(), other.getLocalPort(), moved);
        }
    }

    private static boolean isOther(int wanted, ServerSocket found) {
        return wanted != 0 && found.getLocalPort() != wanted;
    }

    private static ServerSocket freeOr(int wanted) throws IOException {
        try {
            return bound(wanted);
        } catch (IOException taken) {
            return bound(0);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
