package dev.everpost.edge.ses;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a request's body into one array, so that a mail of 40 MB is held once. */
final class RequestBody {

    /** Read before the rest gets its array: a length that is only claimed costs nothing. */
    static final int FIRST_BYTES = 64 * 1024;

    private RequestBody() {}

    /**
     * The body, or {@code bytesMax + 1} bytes of it when it is longer.
     *
     * @param declared the length that the client announced, or -1
     */
    static byte[] read(InputStream in, long declared, int bytesMax) throws IOException {
        if (declared < 0 || declared > bytesMax) {
            return in.readNBytes(bytesMax + 1);
        }
        int length = (int) declared;
        var first = new byte[Math.min(length, FIRST_BYTES)];
        int read = in.readNBytes(first, 0, first.length);
        if (length == first.length || read < first.length) {
            return cut(first, read);
        }
        var whole = Arrays.copyOf(first, length);
        read += in.readNBytes(whole, read, length - read);
        return cut(whole, read);
    }

    private static byte[] cut(byte[] octets, int length) {
        return octets.length == length ? octets : Arrays.copyOf(octets, length);
    }
}
