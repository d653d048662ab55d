package dev.everpost.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Charsets that a text of a mail may travel in: registered ones in which ASCII letters and line ends look as in ASCII. */
final class MailCharset {

    private static final String PROBE = "Az09 =?_<>\r\n";

    private MailCharset() {}

    static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name.strip())).filter(MailCharset::fitsMail);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** The named charset where it has every letter of the text, else UTF-8: no letter is given up for a charset. */
    static Charset forText(String name, String text) {
        return named(name)
                .filter(charset -> charset.newEncoder().canEncode(text))
                .orElse(StandardCharsets.UTF_8);
    }

    /** UTF-16 and EBCDIC would break lines where nobody sees them. */
    private static boolean fitsMail(Charset charset) {
        return charset.isRegistered()
                && charset.canEncode()
                && new String(PROBE.getBytes(charset), StandardCharsets.US_ASCII).equals(PROBE);
    }
}
