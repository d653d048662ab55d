package dev.everpost.provider.mx;

import java.net.InetAddress;

/** Which addresses are on the internet at large: a domain that somebody else controls must not lead into our own network. */
final class PublicAddresses {

    private PublicAddresses() {}

    static boolean has(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isReserved(address.getAddress());
    }

    /** What {@link InetAddress} does not know (IANA's special-purpose registries). */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            // "this network", class E, shared address space, IETF protocols, benchmarks
            return first == 0
                    || first >= 240
                    || first == 100 && second >= 64 && second < 128
                    || first == 192 && second == 0 && bytes[2] == 0
                    || first == 198 && (second == 18 || second == 19);
        }
        // unique local, mapped and other embedded IPv4, NAT64, 6to4
        boolean nat64 = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        return (first & 0xfe) == 0xfc || first == 0 && second == 0 || nat64 || first == 0x20 && second == 0x02;
    }
}
