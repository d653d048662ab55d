package dev.everpost.ses;

/** Line ends of raw messages. */
final class RawLines {

    private RawLines() {}

    /** The offset of the first CR that no LF follows, or -1. */
    static int bareCr(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n')) {
                return i;
            }
        }
        return -1;
    }

    /** Bare LF becomes CRLF; the same array when there is none. */
    static byte[] crlf(byte[] bytes) {
        int bare = 0;
        for (int i = 0; i < bytes.length; i++) {
            bare += isBareLf(bytes, i) ? 1 : 0;
        }
        if (bare == 0) {
            return bytes;
        }
        var out = new byte[bytes.length + bare];
        int to = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (isBareLf(bytes, i)) {
                out[to++] = '\r';
            }
            out[to++] = bytes[i];
        }
        return out;
    }

    private static boolean isBareLf(byte[] bytes, int i) {
        return bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r');
    }
}
