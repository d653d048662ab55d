package dev.everpost.edge.ses;

import java.io.OutputStream;
import java.util.Arrays;
import tools.jackson.core.JsonParser;

/** The octets of a base 64 text, decoded straight into one array, so that a mail of 40 MB is held once. */
final class BinaryMember extends OutputStream {

    private final byte[] octets;
    private int length;

    private BinaryMember(int expected) {
        this.octets = new byte[expected];
    }

    /** Decodes the text that the parser stands on; {@code document} is what it parses. */
    static byte[] read(JsonParser parser, byte[] document) {
        var member = new BinaryMember(
                decodedBytes(document, (int) parser.currentTokenLocation().getByteOffset()));
        parser.readBinaryValue(member);
        return member.length == member.octets.length ? member.octets : Arrays.copyOf(member.octets, member.length);
    }

    /** What the text that opens at {@code quote} decodes to; more than that when it has escapes or line ends in it. */
    private static int decodedBytes(byte[] document, int quote) {
        int end = quote + 1;
        while (end < document.length && document[end] != '"') {
            end++;
        }
        int padding = 0;
        while (document[end - 1 - padding] == '=') {
            padding++;
        }
        return (int) ((end - quote - 1 - padding) * 3L / 4);
    }

    @Override
    public void write(int octet) {
        octets[length] = (byte) octet;
        length++;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, octets, length, count);
        length += count;
    }
}
