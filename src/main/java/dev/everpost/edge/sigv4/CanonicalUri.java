package dev.everpost.edge.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Path and query in SigV4's canonical form; the path is encoded once more than on the wire, as all services but S3 do. */
final class CanonicalUri {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private CanonicalUri() {}

    /** Dot segments and repeated slashes removed (RFC 3986 section 5.2.4), then percent-encoded. */
    static String path(String wirePath) {
        if (wirePath.isEmpty()) {
            return "/";
        }
        boolean plain = !wirePath.contains("//") && !wirePath.contains("/.");
        return encoded((plain ? wirePath : normalised(wirePath)).getBytes(StandardCharsets.UTF_8), true);
    }

    /** Parameters decoded, encoded again and sorted by name and value. */
    static String query(String wireQuery) {
        if (wireQuery.isEmpty()) {
            return "";
        }
        var pairs = new ArrayList<Pair>();
        for (var parameter : wireQuery.split("&")) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                var name = equals < 0 ? parameter : parameter.substring(0, equals);
                var value = equals < 0 ? "" : parameter.substring(equals + 1);
                pairs.add(new Pair(encoded(decoded(name), false), encoded(decoded(value), false)));
            }
        }
        pairs.sort(Pair::compareTo);
        return String.join("&", pairs.stream().map(Pair::text).toList());
    }

    private record Pair(String name, String value) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : value.compareTo(other.value);
        }

        String text() {
            return name + "=" + value;
        }
    }

    private static String normalised(String path) {
        var kept = new ArrayDeque<String>();
        for (var segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean folder = path.endsWith("/") && !kept.isEmpty();
        return "/" + String.join("/", List.copyOf(kept)) + (folder ? "/" : "");
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
        var octets = text.getBytes(StandardCharsets.UTF_8);
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
