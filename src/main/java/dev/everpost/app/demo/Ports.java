package dev.everpost.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Where a played gateway listens.
 *
 * @param moved a usual port was taken, so another one is used
 */
record Ports(int smtp, int http, boolean moved) {

    static final int USUAL_SMTP = 2525;
    static final int USUAL_HTTP = 8025;

    /**
     * Others lie below the range from which outgoing connections and port 0 take theirs (RFC 6335 section 6; Linux begins at 32768):
     * one that is found free there is still free when the gateway binds it.
     */
    private static final int FIRST = 20_000;

    private static final int SPREAD = 5_000;
    private static final int TRIED = 500;

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
        for (int port : candidates(wanted)) {
            try {
                return bound(port);
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IOException("no port is free from " + FIRST + " to " + (FIRST + SPREAD + TRIED - 1));
    }

    /** The wanted one, then some that another process hardly begins with. */
    private static int[] candidates(int wanted) {
        int first = FIRST + (int) (ProcessHandle.current().pid() % SPREAD);
        var others = IntStream.range(first, first + TRIED);
        return (wanted == 0 ? others : IntStream.concat(IntStream.of(wanted), others)).toArray();
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
