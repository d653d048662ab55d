package dev.everpost.health.feed.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds a document's encoding from its first bytes. What the server says of it is not asked: AWS serves UTF-16 with a byte
 * order mark, others serve UTF-8 and call it otherwise.
 */
final class Encoding {

    /** What an XML declaration may name besides UTF-8 and UTF-16; each of them contains ASCII. */
    private static final Map<String, Charset> DECLARED = Map.of(
            "iso-8859-1", ISO_8859_1,
            "us-ascii", ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private static final int DECLARATION_MAX = 200;

    private Encoding() {}

    /** How decoding ended. */
    sealed interface Result {
        record Text(String text) implements Result {}

        record Foreign(String why) implements Result {}
    }

    static Result decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, UTF_16LE);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, UTF_8);
        }
        return decode(bytes, 0, withoutMark(bytes));
    }

    /** Both JSON and XML begin with ASCII, so a zero beside the first character is half of UTF-16. */
    private static Charset withoutMark(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == 0 && bytes[1] != 0) {
            return UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0) {
            return UTF_16LE;
        }
        var head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_MAX), ISO_8859_1);
        var declared = DECLARATION.matcher(head);
        return declared.find() ? DECLARED.getOrDefault(declared.group(1).toLowerCase(Locale.ROOT), UTF_8) : UTF_8;
    }

    /** Strict: half a character or a foreign byte makes the whole document doubtful. */
    private static Result decode(byte[] bytes, int from, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return new Result.Text(text.toString());
        } catch (CharacterCodingException foreign) {
            return new Result.Foreign("it is not " + charset.name() + ", as which it begins");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
