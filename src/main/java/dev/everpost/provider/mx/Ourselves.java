package dev.everpost.provider.mx;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which names and at which addresses this gateway itself takes mail: a delivery there would be a loop (RFC 5321
 * section 5.1).
 *
 * @param names in lower case
 */
public record Ourselves(Set<String> names, Set<InetSocketAddress> doors) {

    public Ourselves {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        doors = Set.copyOf(doors);
    }

    boolean isName(String host) {
        return names.contains(host);
    }

    boolean isDoor(InetAddress address, int port) {
        return doors.contains(new InetSocketAddress(address, port));
    }
}
