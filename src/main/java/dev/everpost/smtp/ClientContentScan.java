package dev.everpost.smtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What has to be known of content before it is sent, found in one pass of eight bytes a step.
 *
 * @param eightBit a byte above 127 is there (BODY=8BITMIME, RFC 6152)
 * @param dottedLine a line starts with a dot, so the content must be stuffed
 * @param bareLineEndAt the offset of the first CR without LF or LF without CR, or -1; a receiver that takes such a thing
 *     for a line end sees another message than we do (SMTP smuggling)
 */
record ClientContentScan(boolean eightBit, boolean dottedLine, int bareLineEndAt) {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long EVERY_CR = LOW_BITS * '\r';
    private static final long EVERY_LF = LOW_BITS * '\n';

    static ClientContentScan of(byte[] content) {
        long seen = 0;
        boolean dotted = content.length > 0 && content[0] == '.';
        int i = 0;
        while (i < content.length) {
            int step = Math.min(Long.BYTES, content.length - i);
            long word = step == Long.BYTES ? (long) WORDS.get(content, i) : tail(content, i);
            seen |= word;
            if (mayHoldLineEnd(word)) {
                int bare = bareLineEnd(content, i, i + step);
                if (bare >= 0) {
                    return new ClientContentScan((seen & HIGH_BITS) != 0, dotted, bare);
                }
                dotted |= startsDottedLine(content, i, i + step);
            }
            i += step;
        }
        return new ClientContentScan((seen & HIGH_BITS) != 0, dotted, -1);
    }

    /** The offset of the next dot that starts a line, at {@code from} or later, or -1; CRLF line ends are taken as given. */
    static int nextDottedLine(byte[] content, int from) {
        if (from == 0 && content.length > 0 && content[0] == '.') {
            return 0;
        }
        for (int i = Math.max(from, 1); i < content.length; i++) {
            if (content[i] == '.' && content[i - 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static long tail(byte[] content, int from) {
        long word = 0;
        for (int i = content.length - 1; i >= from; i--) {
            word = word << Byte.SIZE | (content[i] & 0xFF);
        }
        return word;
    }

    /** The classic test for a zero byte, on both differences; it may say yes too often, never no wrongly. */
    private static boolean mayHoldLineEnd(long word) {
        long cr = word ^ EVERY_CR;
        long lf = word ^ EVERY_LF;
        return (((cr - LOW_BITS) & ~cr | (lf - LOW_BITS) & ~lf) & HIGH_BITS) != 0;
    }

    private static int bareLineEnd(byte[] content, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean bareLf = content[i] == '\n' && (i == 0 || content[i - 1] != '\r');
            boolean bareCr = content[i] == '\r' && (i + 1 == content.length || content[i + 1] != '\n');
            if (bareLf || bareCr) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsDottedLine(byte[] content, int from, int to) {
        for (int i = from; i < to; i++) {
            if (content[i] == '\n' && i + 1 < content.length && content[i + 1] == '.') {
                return true;
            }
        }
        return false;
    }
}
