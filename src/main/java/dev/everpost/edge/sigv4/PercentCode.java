package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoding as SigV4 wants it: everything but the unreserved characters of RFC 3986, in upper-case hex. */
final class PercentCode {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCode() {}

    /** Encodes a path, whose slashes stay. */
    static String path(String text) {
        return encoded(text.getBytes(UTF_8), true);
    }

    /** Decodes and encodes, so that every way of writing the same octets looks the same. */
    static String again(String text) {
        return encoded(decoded(text), false);
    }

    /** Decodes. */
    static String text(String encoded) {
        return new String(decoded(encoded), UTF_8);
    }

    private static String encoded(byte[] octets, boolean keepSlash) {
        var out = new StringBuilder(octets.length + 16);
        for (byte octet : octets) {
            if (isUnreserved(octet) || keepSlash && octet == '/') {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX[octet >> 4 & 15]).append(HEX[octet & 15]);
            }
        }
        return out.toString();
    }

    private static byte[] decoded(String text) {
        var octets = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            out.write(low >= 0 ? high << 4 | low : octets[i]);
            i += low >= 0 ? 2 : 0;
        }
        return out.toByteArray();
    }

    private static boolean isUnreserved(byte c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
