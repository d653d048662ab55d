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
        int smtpPort = freeOr(smtp);
        int httpPort = freeOr(http);
        return new Ports(smtpPort, httpPort, (smtp != 0 && smtpPort != smtp) || (http != 0 && httpPort != http));
    }

    private static int freeOr(int wanted) throws IOException {
        try (var socket = bound(wanted)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (var socket = bound(0)) {
                return socket.getLocalPort();
            }
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
