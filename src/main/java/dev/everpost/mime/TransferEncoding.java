package dev.everpost.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.james.mime4j.codec.EncoderUtil;

/** How a body travels, RFC 2045 section 6. */
public enum TransferEncoding {
    /** As it is: ASCII in lines of at most 998. */
    SEVEN_BIT("7bit"),
    /** Readable where it is ASCII. */
    QUOTED_PRINTABLE("quoted-printable"),
    /** For all else. */
    BASE64("base64");

    /** RFC 5322 section 2.1.1, without the CRLF. */
    static final int LINE_OCTETS_MAX = 998;

    private final String label;

    TransferEncoding(String label) {
        this.label = label;
    }

    /** The name in Content-Transfer-Encoding. */
    String label() {
        return label;
    }

    /** The most readable encoding that fits text with CRLF line ends. */
    static TransferEncoding forText(byte[] text) {
        int foreign = 0;
        int line = 0;
        int longest = 0;
        for (byte octet : text) {
            line = octet == '\n' ? 0 : line + 1;
            longest = Math.max(longest, line);
            if (octet < 0x20 && octet != '\r' && octet != '\n' && octet != '\t' || octet == 0x7F) {
                foreign++;
            }
        }
        if (foreign == 0 && longest <= LINE_OCTETS_MAX) {
            return SEVEN_BIT;
        }
        return foreign > text.length / 4 ? BASE64 : QUOTED_PRINTABLE;
    }

    /** Why a body cannot travel as it is; empty when it can. */
    static Optional<String> sevenBitFlaw(byte[] body) {
        var lines = LineEnds.flaw(body);
        if (lines.isPresent()) {
            return lines;
        }
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] < 0) {
                return Optional.of("byte " + i + " is not ASCII");
            }
            start = body[i] == '\n' ? i + 1 : start;
            if (i - start >= LINE_OCTETS_MAX) {
                return Optional.of("the line at byte " + start + " is longer than " + LINE_OCTETS_MAX);
            }
        }
        return Optional.empty();
    }

    byte[] encode(byte[] body) {
        return switch (this) {
            case SEVEN_BIT -> body;
            case QUOTED_PRINTABLE -> quotedPrintable(body);
            case BASE64 -> Base64.getMimeEncoder().encode(body);
        };
    }

    private static byte[] quotedPrintable(byte[] body) {
        var out = new ByteArrayOutputStream(body.length + body.length / 4);
        var in = new ByteArrayInputStream(body);
        try {
            // Line ends stay visible only where each is CRLF; any other octet 10 or 13 has to arrive as it is.
            if (LineEnds.flaw(body).isEmpty()) {
                EncoderUtil.encodeQ(in, out);
            } else {
                EncoderUtil.encodeQBinary(in, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return withVisibleEnd(out.toByteArray());
    }

    /** The library leaves a space or TAB at the very end, which readers take for padding (RFC 2045 section 6.7, rule 3). */
    private static byte[] withVisibleEnd(byte[] encoded) {
        int last = encoded.length - 1;
        if (last < 0 || encoded[last] != ' ' && encoded[last] != '\t') {
            return encoded;
        }
        var out = new ByteArrayOutputStream(encoded.length + 6);
        out.write(encoded, 0, last);
        out.writeBytes((encoded[last] == ' ' ? "=\r\n=20" : "=\r\n=09").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
