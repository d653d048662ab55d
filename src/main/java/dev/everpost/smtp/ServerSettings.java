package dev.everpost.smtp;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a server is told once, at its making.
 *
 * @param bind address and port; port 0 takes a free one
 * @param implicitTls TLS from the first octet (RFC 8314 section 3.3) instead of STARTTLS; needs {@code tls}
 * @param hostname what the server calls itself in EHLO and in its refusals
 * @param tls the server's certificate, asked at each handshake so that it can be renewed; null offers no STARTTLS
 */
public record ServerSettings(
        InetSocketAddress bind,
        boolean implicitTls,
        String hostname,
        ServerLimits limits,
        @Nullable Supplier<SSLContext> tls,
        AuthPolicy auth) {

    public ServerSettings {
        if (implicitTls && tls == null) {
            throw new IllegalArgumentException("implicit TLS on " + bind + " needs a certificate; give one");
        }
        if (hostname.isEmpty() || !hostname.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("hostname '" + hostname + "' must be printable ASCII without spaces");
        }
    }

    /** No TLS, default limits, AUTH for clients on this machine. */
    public static ServerSettings plain(InetSocketAddress bind, String hostname) {
        return new ServerSettings(
                bind, false, hostname, ServerLimits.defaults(), null, AuthPolicy.UNDER_TLS_OR_ON_LOOPBACK);
    }

    /** The same with other limits. */
    public ServerSettings with(ServerLimits other) {
        return new ServerSettings(bind, implicitTls, hostname, other, tls, auth);
    }

    /** The same with a certificate. */
    public ServerSettings with(SSLContext certificate) {
        return new ServerSettings(bind, implicitTls, hostname, limits, () -> certificate, auth);
    }

    /** The same with another policy for AUTH. */
    public ServerSettings with(AuthPolicy other) {
        return new ServerSettings(bind, implicitTls, hostname, limits, tls, other);
    }

    /** When AUTH is offered. */
    public enum AuthPolicy {
        NEVER,
        /** Where the password cannot be read on the way. */
        UNDER_TLS_OR_ON_LOOPBACK,
        /** For simulated providers only: the password crosses the network in the clear. */
        ALWAYS
    }
}
