package dev.everpost.smtp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the open connections, in all and of each client. Thread-safe. */
final class ServerGate {

    private final ServerLimits.Counts limits;
    private final Map<InetAddress, Integer> byClient = new HashMap<>();
    private int all;

    ServerGate(ServerLimits.Counts limits) {
        this.limits = limits;
    }

    /** Lets a client in and returns null, or returns the refusal. */
    synchronized @Nullable Reply enter(InetAddress client) {
        if (all >= limits.connections()) {
            return ServerReplies.tooManyConnections(limits.connections());
        }
        if (byClient.getOrDefault(client, 0) >= limits.connectionsPerClient()) {
            return ServerReplies.tooManyFromClient(limits.connectionsPerClient());
        }
        all++;
        byClient.merge(client, 1, Integer::sum);
        return null;
    }

    /** A client that was let in has left. */
    synchronized void leave(InetAddress client) {
        all--;
        byClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
