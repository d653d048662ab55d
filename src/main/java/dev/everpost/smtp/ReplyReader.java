package dev.everpost.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Reads replies from a stream, strictly and within bounds (RFC 5321 section 4.2). Not thread-safe.
 *
 * <p>Every line ends in CRLF, all lines of a reply carry the same code, codes are 200 to 599. The text is hostile: it is
 * decoded as UTF-8 with control characters replaced by '?', and never interpreted beyond the enhanced status code.
 */
public final class ReplyReader {

    /** Octets of one line, CRLF included. */
    public static final int LINE_OCTETS_MAX = 4096;

    /** Lines of one reply. */
    public static final int LINES_MAX = 100;

    private final InputStream in;
    private final byte[] buffer = new byte[LINE_OCTETS_MAX];
    private int start;
    private int end;

    public ReplyReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads one reply, blocking until it is complete.
     *
     * @throws ReplySyntaxException what came is not a reply
     * @throws EOFException the stream ended before the reply did
     */
    public Reply read() throws IOException {
        var lines = new ArrayList<String>();
        var line = readLine();
        var code = codeOf(line);
        while (line.length() > 3 && line.charAt(3) == '-') {
            lines.add(textOf(line));
            if (lines.size() >= LINES_MAX) {
                throw new ReplySyntaxException("a reply of more than " + LINES_MAX + " lines");
            }
            line = readLine();
            if (codeOf(line) != code) {
                throw new ReplySyntaxException("one reply with two codes: " + code + " and " + codeOf(line));
            }
        }
        lines.add(textOf(line));
        return EnhancedStatus.split(code, lines);
    }

    /** True when octets wait that belong to no reply read so far, as far as can be told without blocking. */
    public boolean hasSurplus() throws IOException {
        return start < end || in.available() > 0;
    }

    /** True when octets that came together with the replies read so far are left over. */
    public boolean hasBufferedSurplus() {
        return start < end;
    }

    private String readLine() throws IOException {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    return takeLine(i);
                }
            }
            scanned = end - start;
            fill();
        }
    }

    private String takeLine(int newline) throws ReplySyntaxException {
        if (newline == start || buffer[newline - 1] != '\r') {
            throw new ReplySyntaxException("a reply line that ends in a bare LF");
        }
        var line = new String(buffer, start, newline - 1 - start, StandardCharsets.UTF_8);
        start = newline + 1;
        if (line.indexOf('\r') >= 0) {
            throw new ReplySyntaxException("a bare CR in a reply line");
        }
        return line;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            throw new ReplySyntaxException("a reply line of more than " + LINE_OCTETS_MAX + " octets");
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the connection ended " + (end == 0 ? "before a reply" : "within a reply"));
        }
        end += read;
    }

    private static int codeOf(String line) throws ReplySyntaxException {
        if (line.length() < 3 || !isDigits(line) || line.charAt(0) < '2' || line.charAt(0) > '5') {
            throw new ReplySyntaxException("not a reply: '" + excerpt(line) + "'");
        }
        if (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-') {
            throw new ReplySyntaxException("no space or hyphen after the code: '" + excerpt(line) + "'");
        }
        return Integer.parseInt(line, 0, 3, 10);
    }

    private static boolean isDigits(String line) {
        for (int i = 0; i < 3; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String textOf(String line) {
        return line.length() <= 4 ? "" : printable(line.substring(4));
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cc}", "?");
            }
        }
        return text;
    }

    private static String excerpt(String line) {
        return printable(line.substring(0, Math.min(line.length(), 40)));
    }
}
