package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A value where it lies in the body, percent signs decoded: a large one is never copied to be looked at. For one thread. */
final class Slice {

    private final byte[] octets;
    private final int start;
    private int end;

    Slice(byte[] octets, int start, int end) {
        this.octets = octets;
        this.start = start;
        this.end = end;
    }

    String text() {
        return new String(octets, start, end - start, UTF_8);
    }

    /** What the value is the base 64 of, or null when it is none. Line ends are passed over: old clients send them. */
    byte @Nullable [] base64() {
        dropLineEnds();
        try {
            var decoded = Base64.getDecoder().decode(ByteBuffer.wrap(octets, start, end - start));
            var whole = decoded.array();
            return decoded.limit() == whole.length ? whole : Arrays.copyOf(whole, decoded.limit());
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private void dropLineEnds() {
        int to = start;
        for (int from = start; from < end; from++) {
            if (octets[from] != '\r' && octets[from] != '\n') {
                octets[to++] = octets[from];
            }
        }
        end = to;
    }
}
