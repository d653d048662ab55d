package dev.everpost.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Optional;

/** RFC 2047 encoded words: {@code =?charset?B or Q?text?=}, read in linear time, written in base 64. */
public final class EncodedWord {

    /** Text with a longer piece that folding cannot break is encoded, so that its lines stay short. */
    static final int PIECE_CHARS_MAX = 900;

    /** Encodes to 60 characters, which with the frame stays under the 75 of RFC 2047 section 2. */
    private static final int CHUNK_OCTETS = 45;

    private EncodedWord() {}

    static boolean looksLike(String word) {
        return word.length() > 6 && word.startsWith("=?") && word.endsWith("?=");
    }

    /** The text of one encoded word; empty when it is not one or its charset is unknown. */
    static Optional<String> decode(String word) {
        if (!looksLike(word)) {
            return Optional.empty();
        }
        var parts = word.split("\\?", -1);
        return parts.length == 5 ? decode(parts[1], parts[2], parts[3]) : Optional.empty();
    }

    /** The text as encoded words in UTF-8, with a space between them. */
    public static String encode(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    /** The text as encoded words with a space between them; whole code points in each. */
    static String encode(String text, Charset charset) {
        var words = new StringBuilder();
        var chunk = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int end = i + Character.charCount(text.codePointAt(i));
            // Measured together: some charsets switch between alphabets at a cost.
            int size = (chunk + text.substring(i, end)).getBytes(charset).length;
            if (size > CHUNK_OCTETS && !chunk.isEmpty()) {
                append(words, chunk, charset);
                chunk.setLength(0);
            }
            chunk.append(text, i, end);
            i = end;
        }
        append(words, chunk, charset);
        return words.toString();
    }

    private static void append(StringBuilder words, StringBuilder chunk, Charset charset) {
        if (!words.isEmpty()) {
            words.append(' ');
        }
        var octets = chunk.toString().getBytes(charset);
        words.append("=?")
                .append(charset.name())
                .append("?B?")
                .append(Base64.getEncoder().encodeToString(octets))
                .append("?=");
    }

    private static Optional<String> decode(String charset, String encoding, String text) {
        int language = charset.indexOf('*');
        try {
            var set = Charset.forName(language > 0 ? charset.substring(0, language) : charset);
            return switch (encoding) {
                case "B", "b" -> Optional.of(new String(Base64.getDecoder().decode(text), set));
                case "Q", "q" -> Optional.of(new String(fromQ(text), set));
                default -> Optional.empty();
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] fromQ(String text) {
        var out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else if (c == '_') {
                out.write(' ');
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
