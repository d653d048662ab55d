package dev.everpost.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds command lines in a channel. A line ends at CRLF and nowhere else. One per session, its thread only. */
final class ServerLineReader {

    /** The longest command line, RFC 4954 section 4: 12 288 octets, CRLF included. */
    static final int LINE_BYTES_MAX = 12_288;

    private final ServerChannel channel;

    ServerLineReader(ServerChannel channel) {
        this.channel = channel;
    }

    /** The next line, or what is wrong with it. A CR is bare only once the octet after it is here and is no LF. */
    ServerLine read(long deadlineNanos) throws IOException {
        int scanned = 0;
        while (true) {
            int at = nextSpecial(channel.position() + scanned);
            scanned = at - channel.position();
            if (scanned > LINE_BYTES_MAX) {
                return new ServerLine.Endless();
            }
            if (at + 1 < channel.limit() || (at < channel.limit() && channel.buffer()[at] != '\r')) {
                return lineOrFault(at);
            }
            channel.fill(deadlineNanos);
        }
    }

    private int nextSpecial(int from) {
        var buffer = channel.buffer();
        int at = from;
        while (at < channel.limit() && buffer[at] != '\r' && buffer[at] != '\n' && buffer[at] != 0) {
            at++;
        }
        return at;
    }

    private ServerLine lineOrFault(int end) {
        var buffer = channel.buffer();
        return switch (buffer[end]) {
            case '\n' -> new ServerLine.Broken(ServerTextFault.BARE_LF);
            case '\r' -> buffer[end + 1] == '\n' ? line(end) : new ServerLine.Broken(ServerTextFault.BARE_CR);
            default -> new ServerLine.Broken(ServerTextFault.NUL);
        };
    }

    private ServerLine line(int end) {
        int start = channel.position();
        channel.consumeTo(end + 2);
        return new ServerLine.Text(
                new String(channel.buffer(), start, end - start, StandardCharsets.UTF_8), end + 2 - start);
    }
}
