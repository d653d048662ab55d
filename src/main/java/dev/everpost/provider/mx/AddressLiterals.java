package dev.everpost.provider.mx;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Domains that are addresses in brackets (RFC 5321 section 4.1.3): {@code [192.0.2.1]} and {@code [IPv6:2001:db8::1]}. */
final class AddressLiterals {

    private static final String IPV6 = "ipv6:";

    private AddressLiterals() {}

    static boolean isLiteral(String domain) {
        return domain.startsWith("[");
    }

    /** The address; empty for a general literal or one that is malformed. Looks nothing up. */
    static Optional<InetAddress> read(String domain) {
        if (!domain.endsWith("]")) {
            return Optional.empty();
        }
        var inside = domain.substring(1, domain.length() - 1).toLowerCase(Locale.ROOT);
        boolean six = inside.startsWith(IPV6);
        try {
            if (!six) {
                return inside.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                        ? Optional.of(InetAddress.ofLiteral(inside))
                        : Optional.empty();
            }
            var text = inside.substring(IPV6.length());
            // No scope (%eth0): which of our networks is meant is not for a correspondent to say.
            return text.matches("[0-9a-f:.]{2,45}") ? Optional.of(Inet6Address.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
