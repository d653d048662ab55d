package dev.everpost.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts replies into octets and gathers them for one write. Whatever a reply's text holds, it leaves as printable ASCII. */
final class ServerReplyWriter {

    /** RFC 5321 section 4.5.3.1.5: 512 octets with code and CRLF. */
    private static final int LINE_OCTETS_MAX = 510;

    /** A client that sends commands but reads no replies makes the server wait rather than gather more than this. */
    static final int GATHERED_BYTES_MAX = 32 << 10;

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(512);

    void add(Reply reply) {
        var enhanced = reply.enhanced().isEmpty() ? "" : reply.enhanced() + " ";
        int last = reply.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            line(reply.code()
                    + (i < last ? "-" : " ")
                    + enhanced
                    + reply.lines().get(i));
        }
    }

    boolean isFull() {
        return waiting.size() >= GATHERED_BYTES_MAX;
    }

    void writeTo(OutputStream out) throws IOException {
        if (waiting.size() > 0) {
            var octets = waiting.toByteArray();
            waiting.reset();
            out.write(octets);
        }
    }

    private void line(String text) {
        int length = Math.min(text.length(), LINE_OCTETS_MAX);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            waiting.write(c >= ' ' && c < 127 ? c : '?');
        }
        waiting.write('\r');
        waiting.write('\n');
    }
}
