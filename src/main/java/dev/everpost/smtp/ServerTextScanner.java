package dev.everpost.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Goes through the octets of a message, in pieces of any size, and hands them on in runs as long as possible.
 *
 * <p>Ends only at CRLF.CRLF (RFC 5321 section 4.1.1.4) and takes stuffed dots away (section 4.5.2), or, made for BDAT,
 * ends nowhere and leaves dots alone. Stops at the first bare CR, bare LF or NUL. How the octets were cut into pieces
 * makes no difference. One per message, one thread.
 */
final class ServerTextScanner {

    private enum State {
        LINE_START,
        IN_LINE,
        CR,
        DOT,
        DOT_CR,
        END
    }

    private final ServerBody body;
    private final boolean dotted;
    private State state;
    private int run;
    private int lineBytes;
    private int longestLineBytes;
    private @Nullable ServerTextFault fault;

    private ServerTextScanner(ServerBody body, boolean dotted) {
        this.body = body;
        this.dotted = dotted;
        this.state = dotted ? State.LINE_START : State.IN_LINE;
    }

    /** For DATA. */
    static ServerTextScanner dotted(ServerBody body) {
        return new ServerTextScanner(body, true);
    }

    /** For BDAT. */
    static ServerTextScanner counted(ServerBody body) {
        return new ServerTextScanner(body, false);
    }

    /** Reads from {@code from} up to {@code to} and returns the place after the last octet that belonged to the message. */
    int scan(byte[] buffer, int from, int to) {
        run = from;
        int at = from;
        while (at < to && state != State.END && fault == null) {
            at = switch (state) {
                case LINE_START -> lineStart(buffer, at);
                case IN_LINE -> inLine(buffer, at, to);
                case CR -> afterCr(buffer[at], at);
                case DOT -> afterDot(buffer[at], at);
                case DOT_CR -> afterDotCr(buffer[at], at);
                case END -> at;
            };
        }
        body.append(buffer, run, Math.max(run, at));
        return at;
    }

    /** True once CRLF.CRLF was read. */
    boolean ended() {
        return state == State.END;
    }

    /** The first fault, or null; {@code complete} says that no octet will follow, so that a CR at the end stands alone. */
    @Nullable
    ServerTextFault fault(boolean complete) {
        return fault == null && complete && state == State.CR ? ServerTextFault.BARE_CR : fault;
    }

    /** Octets of the longest line so far, CRLF not counted. */
    int longestLineBytes() {
        return Math.max(longestLineBytes, lineBytes);
    }

    private int lineStart(byte[] buffer, int at) {
        if (dotted && buffer[at] == '.') {
            body.append(buffer, run, at);
            run = at + 1;
            state = State.DOT;
            return at + 1;
        }
        state = State.IN_LINE;
        return at;
    }

    private int inLine(byte[] buffer, int at, int to) {
        int stop = nextSpecial(buffer, at, to);
        lineBytes += stop - at;
        if (stop == to) {
            return stop;
        }
        switch (buffer[stop]) {
            case '\r' -> state = State.CR;
            case '\n' -> fault = ServerTextFault.BARE_LF;
            default -> fault = ServerTextFault.NUL;
        }
        return stop + 1;
    }

    private int afterCr(byte next, int at) {
        if (next == '\n') {
            longestLineBytes = Math.max(longestLineBytes, lineBytes);
            lineBytes = 0;
            state = dotted ? State.LINE_START : State.IN_LINE;
        } else {
            fault = ServerTextFault.BARE_CR;
        }
        return at + 1;
    }

    private int afterDot(byte next, int at) {
        if (next == '\r') {
            state = State.DOT_CR;
            run = at + 1;
            return at + 1;
        }
        state = State.IN_LINE;
        return at;
    }

    private int afterDotCr(byte next, int at) {
        run = at + 1;
        if (next == '\n') {
            state = State.END;
        } else {
            fault = ServerTextFault.BARE_CR;
        }
        return at + 1;
    }

    private static int nextSpecial(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to && (buffer[at] > '\r' || buffer[at] < 0 || isOrdinaryControl(buffer[at]))) {
            at++;
        }
        return at;
    }

    private static boolean isOrdinaryControl(byte octet) {
        return octet != '\r' && octet != '\n' && octet != 0;
    }
}
