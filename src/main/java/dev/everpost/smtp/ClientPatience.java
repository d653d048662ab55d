package dev.everpost.smtp;

import java.time.Duration;

/**
 * How long a client waits, by phase.
 *
 * @param connect for name resolution and TCP together, over all addresses
 * @param command for each reply before the final dot, for the TLS handshake, and for each chunk of content to leave
 * @param finalDot from the end of data having left to the reply; RFC 5321 section 4.5.3.2.6 advises 10 minutes, a gateway
 *     with another way out can be shorter
 */
public record ClientPatience(Duration connect, Duration command, Duration finalDot) {

    public ClientPatience {
        requirePositive("connect", connect);
        requirePositive("command", command);
        requirePositive("finalDot", finalDot);
    }

    /**
     * For everything before the content together, connecting included: twice one command. A server that gives each answer
     * just in time would otherwise cost the sum of them all.
     */
    Duration beforeContent() {
        return command.multipliedBy(2);
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("the " + name + " timeout must be positive: " + duration);
        }
    }
}
