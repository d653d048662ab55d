package dev.everpost.app;

import dev.everpost.edge.smtp.SubmissionEdge;
import dev.everpost.smtp.ServerEvents;
import dev.everpost.smtp.ServerSettings;
import dev.everpost.smtp.SmtpServer;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** All SMTP listeners, before one edge. */
final class SmtpFront {

    private final List<SmtpServer> servers;

    SmtpFront(List<ServerSettings> listeners, SubmissionEdge edge, World world) {
        this.servers = listeners.stream()
                .map(listener -> new SmtpServer(listener, world, edge::newHandler, ServerEvents.NONE))
                .toList();
    }

    /** Throws naming the address that cannot be bound. */
    void start() throws IOException {
        for (var server : servers) {
            server.start();
        }
    }

    void stopAccepting() {
        servers.forEach(SmtpServer::stopAccepting);
    }

    /** Ends the sessions, each listener within what is left by then. */
    void close(Supplier<Duration> left) {
        servers.forEach(server -> server.close(left.get()));
    }

    int connections() {
        return servers.stream().mapToInt(SmtpServer::connections).sum();
    }

    /** The first listener's, known after {@link #start}. */
    int port() {
        return servers.getFirst().port();
    }
}
