package dev.everpost.publish;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which endpoints events may go to: a name that somebody else controls must not lead into our own network.
 *
 * @param allowHttp plain HTTP to other machines
 * @param allowPrivate addresses that are not public
 * @param thisMachine this machine under its own name, also by plain HTTP
 * @param keys where the configuration allows more, for the words of a refusal
 */
public record Reach(boolean allowHttp, boolean allowPrivate, boolean thisMachine, String keys) {

    /** What the section {@code events} allows; this machine is always allowed. */
    public Reach(boolean allowHttp, boolean allowPrivate) {
        this(allowHttp, allowPrivate, true, "events.");
    }

    /** For the endpoints of AWS, which stand at private addresses where a VPC has them. */
    public static final Reach AWS = new Reach(false, true);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Why a URL cannot be used; empty when it can. */
    public Optional<String> objection(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("it must be a URL with a host, without user and fragment");
        }
        return switch (scheme) {
            case "https" -> Optional.empty();
            case "http" ->
                allowHttp || isThisMachine(uri.getHost())
                        ? Optional.empty()
                        : Optional.of("plain http leaves the machine; use https, or say " + keys + "allow_http: true");
            default -> Optional.of("it must start with https://");
        };
    }

    /** The addresses of a host that may be connected to, asked at the time of connecting. */
    InetAddress[] resolve(String host) throws UnknownHostException {
        var all = InetAddress.getAllByName(host);
        if (allowPrivate || isThisMachine(host)) {
            return all;
        }
        var open = Arrays.stream(all).filter(Reach::isPublic).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new UnknownHostException(
                    host + " has no public address; say " + keys + "allow_private: true if that is meant");
        }
        return open;
    }

    private boolean isThisMachine(String host) {
        return thisMachine && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }

    static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isReserved(address.getAddress());
    }

    /** What {@link InetAddress} does not know: shared address space, "this network", class E, unique local IPv6, embedded IPv4. */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0
                    || first >= 240
                    || first == 100 && second >= 64 && second < 128
                    || first == 192 && second == 0 && (bytes[2] & 0xff) == 0
                    || first == 198 && (second == 18 || second == 19);
        }
        boolean nat64 = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return (first & 0xfe) == 0xfc || first == 0 && second == 0 || nat64 || sixToFour;
    }
}
