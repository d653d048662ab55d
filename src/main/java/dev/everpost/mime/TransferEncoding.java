package dev.everpost.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.james.mime4j.codec.EncoderUtil;

/** How a body travels, RFC 2045 section 6. */
enum TransferEncoding {
    SEVEN_BIT("7bit"),
    QUOTED_PRINTABLE("quoted-printable"),
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

    byte[] encode(byte[] body) {
        return switch (this) {
            case SEVEN_BIT -> body;
            case QUOTED_PRINTABLE -> quotedPrintable(body);
            case BASE64 -> Base64.getMimeEncoder().encode(body);
        };
    }

    private static byte[] quotedPrintable(byte[] body) {
        var out = new ByteArrayOutputStream(body.length + body.length / 4);
        try {
            EncoderUtil.encodeQ(new ByteArrayInputStream(body), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
