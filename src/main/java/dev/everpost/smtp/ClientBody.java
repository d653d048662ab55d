package dev.everpost.smtp;

import java.nio.charset.StandardCharsets;

/**
 * Writes trace header, content and end of data, dot-stuffed (RFC 5321 section 4.5.2), in chunks through one buffer: the
 * content is never copied whole. Content that does not end in CRLF gets one; the end of data comes exactly once.
 */
final class ClientBody {

    /** Octets that leave in one write. */
    static final int CHUNK_OCTETS = 65_536;

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] END_OF_DATA = {'.', '\r', '\n'};

    private final Sink sink;
    private final byte[] buffer;
    private int filled;

    private ClientBody(Sink sink, int capacity) {
        this.sink = sink;
        this.buffer = new byte[capacity];
    }

    /** Where chunks go; {@code last} holds the end of data. */
    interface Sink {
        void chunk(byte[] bytes, int length, boolean last) throws ClientTrouble;
    }

    /** Both parts are known to have CRLF line ends only; {@code trace} is empty or ends in one. */
    static void write(String trace, byte[] content, boolean dottedLine, Sink sink) throws ClientTrouble {
        var header = trace.getBytes(StandardCharsets.UTF_8);
        long expected = (long) header.length + content.length + CRLF.length + END_OF_DATA.length;
        var body = new ClientBody(sink, (int) Math.min(CHUNK_OCTETS, expected));
        body.stuff(header);
        if (dottedLine) {
            body.stuff(content);
        } else {
            body.put(content, 0, content.length);
        }
        if (content.length > 0 && content[content.length - 1] != '\n') {
            body.put(CRLF, 0, CRLF.length);
        }
        body.finish();
    }

    private void stuff(byte[] bytes) throws ClientTrouble {
        int from = 0;
        int dot = ClientContentScan.nextDottedLine(bytes, 0);
        while (dot >= 0) {
            put(bytes, from, dot);
            put(END_OF_DATA, 0, 1);
            from = dot;
            dot = ClientContentScan.nextDottedLine(bytes, dot + 1);
        }
        put(bytes, from, bytes.length);
    }

    private void put(byte[] bytes, int from, int to) throws ClientTrouble {
        int next = from;
        while (next < to) {
            if (filled == buffer.length) {
                flush(false);
            }
            int length = Math.min(to - next, buffer.length - filled);
            System.arraycopy(bytes, next, buffer, filled, length);
            filled += length;
            next += length;
        }
    }

    /** The end of data leaves with the last chunk, whole: no chunk before it holds a byte of it. */
    private void finish() throws ClientTrouble {
        if (buffer.length - filled < END_OF_DATA.length) {
            flush(false);
        }
        System.arraycopy(END_OF_DATA, 0, buffer, filled, END_OF_DATA.length);
        filled += END_OF_DATA.length;
        flush(true);
    }

    private void flush(boolean last) throws ClientTrouble {
        sink.chunk(buffer, filled, last);
        filled = 0;
    }
}
