package dev.everpost.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Buffered reading of lines, counted bytes and dot-stuffed mail data. Not thread-safe. */
final class WireInput {

    /** Longer command or header lines end the connection. */
    static final int LINE_BYTES_MAX = 16 * 1024;

    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int limit;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** True when bytes are here already, so that an answer may wait for the next one. */
    boolean hasMore() {
        return start < limit;
    }

    /** The next line without its end; null at the end of the stream. */
    @Nullable
    String line() throws IOException {
        int end = indexOfLineFeed(start);
        while (end < 0) {
            if (limit - start >= LINE_BYTES_MAX) {
                throw new IOException("line longer than " + LINE_BYTES_MAX + " bytes");
            }
            int scanned = limit - start;
            if (!fill()) {
                return null;
            }
            end = indexOfLineFeed(start + scanned);
        }
        int textEnd = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        var line = new String(buffer, start, textEnd - start, StandardCharsets.UTF_8);
        start = end + 1;
        return line;
    }

    /** Exactly that many bytes. */
    byte[] bytes(int count) throws IOException {
        var bytes = new byte[count];
        int buffered = Math.min(count, limit - start);
        System.arraycopy(buffer, start, bytes, 0, buffered);
        start += buffered;
        if (in.readNBytes(bytes, buffered, count - buffered) < count - buffered) {
            throw new EOFException("the body ended early");
        }
        return bytes;
    }

    /** Mail data up to the lone dot, dots unstuffed (RFC 5321 section 4.5.2); null when it was more than the limit. */
    byte @Nullable [] mailData(int bytesMax) throws IOException {
        var data = new ByteArrayOutputStream(8 * 1024);
        boolean atLineStart = true;
        long size = 0;
        while (true) {
            int end = nextPiece();
            int from = start;
            boolean whole = end - from >= 2 && buffer[end - 1] == '\n' && buffer[end - 2] == '\r';
            if (atLineStart && buffer[from] == '.') {
                if (whole && end - from == 3) {
                    start = end;
                    return size > bytesMax ? null : data.toByteArray();
                }
                from++;
            }
            size += end - from;
            if (size <= bytesMax) {
                data.write(buffer, from, end - from);
            }
            start = end;
            atLineStart = whole;
        }
    }

    /** The end of a line, or of a full buffer's worth without its last byte, which may be half of a CRLF. */
    private int nextPiece() throws IOException {
        int from = start;
        while (true) {
            int lineFeed = indexOfLineFeed(from);
            if (lineFeed >= 0) {
                return lineFeed + 1;
            }
            if (limit - start == BUFFER_BYTES) {
                return limit - 1;
            }
            int scanned = limit - start;
            if (!fill()) {
                throw new EOFException("the data ended without a dot");
            }
            from = start + scanned;
        }
    }

    private int indexOfLineFeed(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        int read = in.read(buffer, limit, BUFFER_BYTES - limit);
        if (read < 0) {
            return false;
        }
        limit += read;
        return true;
    }
}
