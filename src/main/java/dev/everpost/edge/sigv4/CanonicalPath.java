package dev.everpost.edge.sigv4;

import java.util.ArrayDeque;
import java.util.List;

/** A path in SigV4's canonical form, which is encoded once more than on the wire, as for all services but S3. */
final class CanonicalPath {

    private CanonicalPath() {}

    /** Dot segments and repeated slashes removed (RFC 3986 section 5.2.4), then percent-encoded. */
    static String of(String wirePath) {
        if (wirePath.isEmpty()) {
            return "/";
        }
        boolean plain = !wirePath.contains("//") && !wirePath.contains("/.");
        return PercentCode.path(plain ? wirePath : normalised(wirePath));
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
        boolean folder = (path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..")) && !kept.isEmpty();
        return "/" + String.join("/", List.copyOf(kept)) + (folder ? "/" : "");
    }
}
