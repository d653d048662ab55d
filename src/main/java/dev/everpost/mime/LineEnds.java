package dev.everpost.mime;

import java.util.Optional;

/** The rule that keeps messages one message: lines end in CRLF, and CR, LF and NUL stand nowhere else. */
public final class LineEnds {

    private LineEnds() {}

    /** What is wrong with the bytes, naming the offset; empty when nothing is. */
    public static Optional<String> flaw(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b > '\r') {
                continue;
            }
            if (b == '\r') {
                if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                    return Optional.of("bare CR at byte " + i + "; lines must end in CRLF");
                }
                i++;
            } else if (b == '\n') {
                return Optional.of("bare LF at byte " + i + "; lines must end in CRLF");
            } else if (b == 0) {
                return Optional.of("NUL at byte " + i);
            }
        }
        return Optional.empty();
    }
}
