package dev.everpost.app.settings;

import java.util.Optional;

/**
 * A host and a port as written, {@code 127.0.0.1:2525}, {@code mail.example.com:25} or {@code [::1]:2525}.
 *
 * @param host without brackets
 * @param port 0 lets the system choose a free one
 */
public record HostPort(String host, int port) {

    private static final int PORT_MAX = 65_535;

    /** Reads the text form; empty when it is not one. */
    public static Optional<HostPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        var host = bare(text.substring(0, colon));
        return port <= PORT_MAX && isHost(host) ? Optional.of(new HostPort(host, port)) : Optional.empty();
    }

    /** Whether only programs on this machine can connect. Looks nothing up. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Whether it means every address of the machine. */
    public boolean isWildcard() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** Whether two listeners on these would fight for one port. */
    public boolean clashesWith(HostPort other) {
        return port != 0 && port == other.port && (host.equals(other.host) || isWildcard() || other.isWildcard());
    }

    static boolean isHost(String host) {
        return host.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?") || host.matches("[0-9A-Fa-f:.]{2,45}");
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
