package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Line ends of text bodies. */
final class BodyText {

    private BodyText() {}

    /** The octets with every line end made CRLF. */
    static byte[] crlf(byte[] text) {
        return LineEnds.flaw(text).isEmpty()
                ? text
                : crlf(new String(text, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    /** CR, LF and CRLF all become CRLF. */
    static String crlf(String text) {
        var out = new StringBuilder(text.length() + text.length() / 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                out.append("\r\n");
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
