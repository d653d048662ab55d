package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code application/x-www-form-urlencoded} where it lies, within limits: percent signs are decoded in place, so the octets are
 * the reader's from then on. For one form.
 */
final class FormReader {

    /** More than fifty destinations of fifty recipients with tags ever need. */
    static final int PARAMETERS_MAX = 10_000;

    private static final int NAME_BYTES_MAX = 400;

    private final TreeMap<String, Slice> parameters = new TreeMap<>();
    private @Nullable String flaw;

    private FormReader() {}

    /** Reads a form that comes in parts, such as query and body; they are one form. */
    static FormReading read(byte[]... parts) {
        var reader = new FormReader();
        for (var part : parts) {
            reader.pairs(part);
        }
        return reader.flaw == null
                ? new FormReading.Read(new Form(reader.parameters, ""))
                : new FormReading.Malformed(reader.flaw);
    }

    private void pairs(byte[] octets) {
        int start = 0;
        while (start < octets.length && flaw == null) {
            int end = find('&', octets, start, octets.length);
            if (end > start) {
                pair(octets, start, end);
            }
            start = end + 1;
        }
    }

    private void pair(byte[] octets, int start, int end) {
        int equals = find('=', octets, start, end);
        if (equals - start > NAME_BYTES_MAX) {
            flaw = "a parameter's name has more than " + NAME_BYTES_MAX + " bytes";
            return;
        }
        var name = decoded(octets, start, equals);
        var value = decoded(octets, Math.min(equals + 1, end), end);
        if (name != null && value != null) {
            keep(name.text(), value);
        }
    }

    /** Which of two values counts is nothing to guess. */
    private void keep(String name, Slice value) {
        if (parameters.putIfAbsent(name, value) != null) {
            flaw = "the parameter '" + name + "' is given more than once";
        } else if (parameters.size() > PARAMETERS_MAX) {
            flaw = "there are more than " + PARAMETERS_MAX + " parameters";
        }
    }

    private @Nullable Slice decoded(byte[] octets, int start, int end) {
        int to = start;
        boolean ascii = true;
        for (int from = start; from < end; from++) {
            int octet = octets[from];
            if (octet == '%') {
                octet = from + 2 < end ? hex(octets[from + 1], octets[from + 2]) : NO_OCTET;
                from += 2;
            } else if (octet == '+') {
                octet = ' ';
            }
            if (octet == NO_OCTET) {
                flaw = "a percent sign is not followed by two hexadecimal digits";
                return null;
            }
            ascii &= octet >= 0 && octet < 0x80;
            octets[to++] = (byte) octet;
        }
        return ascii || isUtf8(octets, start, to) ? new Slice(octets, start, to) : null;
    }

    private static final int NO_OCTET = Integer.MIN_VALUE;

    private static int hex(byte high, byte low) {
        int left = Character.digit(high, 16);
        int right = Character.digit(low, 16);
        return left < 0 || right < 0 ? NO_OCTET : left * 16 + right;
    }

    private boolean isUtf8(byte[] octets, int start, int end) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, start, end - start));
            return true;
        } catch (CharacterCodingException notUtf8) {
            flaw = "a parameter is not UTF-8";
            return false;
        }
    }

    private static int find(char wanted, byte[] octets, int start, int end) {
        int at = start;
        while (at < end && octets[at] != wanted) {
            at++;
        }
        return at;
    }
}
