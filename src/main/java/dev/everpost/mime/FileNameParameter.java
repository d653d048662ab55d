package dev.everpost.mime;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The filename parameter of Content-Disposition: quoted when ASCII that nobody decodes, else RFC 2231 in UTF-8 with continuations. */
final class FileNameParameter {

    /** Octets of a name in UTF-8, as file systems have it. */
    static final int OCTETS_MAX = 255;

    private static final int PIECE_CHARS_MAX = 54;
    private static final String ATTRIBUTE_MARKS = "!#$&+-.^_`|~";

    private FileNameParameter() {}

    /** The parameter with the semicolon before it. */
    static String of(String name) {
        if (FieldText.isAscii(name) && name.length() <= PIECE_CHARS_MAX && !name.contains("=?")) {
            return "; filename=" + FieldText.quoted(name);
        }
        var out = new StringBuilder();
        var piece = new StringBuilder("UTF-8''");
        int index = 0;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            var encoded = encoded(octet);
            if (piece.length() + encoded.length() > PIECE_CHARS_MAX) {
                append(out, index++, piece);
            }
            piece.append(encoded);
        }
        append(out, index, piece);
        return index == 0 ? out.toString().replace("filename*0*", "filename*") : out.toString();
    }

    private static void append(StringBuilder out, int index, StringBuilder piece) {
        out.append("; filename*").append(index).append("*=").append(piece);
        piece.setLength(0);
    }

    private static String encoded(byte octet) {
        boolean plain = octet >= '0' && octet <= '9'
                || octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet > 0 && ATTRIBUTE_MARKS.indexOf(octet) >= 0;
        return plain
                ? String.valueOf((char) octet)
                : "%" + HexFormat.of().withUpperCase().toHexDigits(octet);
    }
}
