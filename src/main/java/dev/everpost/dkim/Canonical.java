package dev.everpost.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The relaxed canonical form of header fields and bodies (RFC 6376 sections 3.4.2 and 3.4.4). */
final class Canonical {

    private static final int CHUNK_BYTES = 8192;

    private Canonical() {}

    /** One field without its last line end, {@code name} in lower case; {@code value} is all after the colon. */
    static byte[] field(String name, byte[] bytes, int from, int to) {
        var out = new ByteArrayOutputStream();
        out.writeBytes((name + ":").getBytes(StandardCharsets.US_ASCII));
        boolean space = false;
        boolean begun = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
                space = true;
                continue;
            }
            if (space && begun) {
                out.write(' ');
            }
            out.write(b);
            begun = true;
            space = false;
        }
        return out.toByteArray();
    }

    /** Hashes a body, line by line; nothing of it is copied but a buffer's worth. */
    static void body(byte[] bytes, int from, MessageDigest digest) {
        var lines = new BodyLines(digest);
        for (int i = from; i < bytes.length; i++) {
            lines.take(bytes[i]);
        }
        lines.end();
    }

    /**
     * Runs of white space become one space, those at the end of a line nothing, empty lines at the end nothing. Every CR
     * stands before an LF, as intake sees to it.
     */
    private static final class BodyLines {

        private final MessageDigest digest;
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private int used;
        private int lineEnds;
        private boolean space;
        private boolean begun;

        BodyLines(MessageDigest digest) {
            this.digest = digest;
        }

        void take(byte b) {
            switch (b) {
                case '\r' -> {}
                case '\n' -> {
                    lineEnds++;
                    space = false;
                }
                case ' ', '\t' -> space = true;
                default -> text(b);
            }
        }

        /** A body that has text ends with one line end, whether it was there or not. */
        void end() {
            if (begun) {
                lineEnd();
            }
            digest.update(chunk, 0, used);
        }

        private void text(byte b) {
            for (; lineEnds > 0; lineEnds--) {
                lineEnd();
            }
            if (space) {
                put((byte) ' ');
            }
            put(b);
            space = false;
            begun = true;
        }

        private void lineEnd() {
            put((byte) '\r');
            put((byte) '\n');
        }

        private void put(byte b) {
            if (used == chunk.length) {
                digest.update(chunk, 0, used);
                used = 0;
            }
            chunk[used++] = b;
        }
    }
}
