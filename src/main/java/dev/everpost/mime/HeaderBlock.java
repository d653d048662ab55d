package dev.everpost.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The header fields at the start of a message, found without copying its body (RFC 5322 section 2.2).
 *
 * <p>Lenient: the block ends at the first empty line, or before the first line that is neither a field nor a folded
 * continuation, so that text without a header has an empty block. Expects CRLF line ends; reads at most
 * {@value #BLOCK_BYTES_MAX} bytes. Immutable.
 */
public final class HeaderBlock {

    /** A longer header is read up to here; what follows counts as body. */
    public static final int BLOCK_BYTES_MAX = 256 * 1024;

    private final byte[] bytes;
    private final List<Field> fields;
    private final int end;

    private HeaderBlock(byte[] bytes, List<Field> fields, int end) {
        this.bytes = bytes;
        this.fields = fields;
        this.end = end;
    }

    /** Finds the fields of a message. The array is kept, not copied. */
    public static HeaderBlock of(byte[] message) {
        var fields = new ArrayList<Field>();
        int at = 0;
        int limit = Math.min(message.length, BLOCK_BYTES_MAX);
        while (at < limit) {
            int colon = nameEnd(message, at, limit);
            if (colon < 0) {
                break;
            }
            int next = fieldEnd(message, colon, limit);
            fields.add(new Field(
                    new String(message, at, colon - at, StandardCharsets.US_ASCII).stripTrailing(),
                    colon + 1,
                    at,
                    next));
            at = next;
        }
        return new HeaderBlock(message, List.copyOf(fields), at);
    }

    /** The fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** Where the block ends: the offset of the empty line, or of the body where there is none. */
    public int end() {
        return end;
    }

    /** The unfolded value of the first field of this name. */
    public Optional<String> first(String name) {
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(value(field));
            }
        }
        return Optional.empty();
    }

    /** How many fields have this name. */
    public int count(String name) {
        int count = 0;
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                count++;
            }
        }
        return count;
    }

    /** A field's value, unfolded and stripped, bytes read as UTF-8. */
    public String value(Field field) {
        var raw = new String(bytes, field.valueStart(), field.end() - field.valueStart(), StandardCharsets.UTF_8);
        return raw.replace("\r\n", "").strip();
    }

    /** True when some field's name starts with {@code prefix} (lower case). */
    public boolean hasPrefix(String prefix) {
        return fields.stream().anyMatch(field -> startsWith(field, prefix));
    }

    /** The message without the fields whose names start with {@code prefix} (lower case); the same array if none does. */
    public byte[] withoutPrefix(String prefix) {
        return without(field -> startsWith(field, prefix));
    }

    /** The message without the fields of this name; the same array if there is none. */
    public byte[] without(String name) {
        return without(field -> field.name().equalsIgnoreCase(name));
    }

    private byte[] without(Predicate<Field> unwanted) {
        int removed = 0;
        for (var field : fields) {
            removed += unwanted.test(field) ? field.end() - field.start() : 0;
        }
        return removed == 0 ? bytes : copyWithout(unwanted, removed);
    }

    private byte[] copyWithout(Predicate<Field> unwanted, int removed) {
        var kept = new byte[bytes.length - removed];
        int to = 0;
        int from = 0;
        for (var field : fields) {
            if (unwanted.test(field)) {
                System.arraycopy(bytes, from, kept, to, field.start() - from);
                to += field.start() - from;
                from = field.end();
            }
        }
        System.arraycopy(bytes, from, kept, to, bytes.length - from);
        return kept;
    }

    private static boolean startsWith(Field field, String prefix) {
        return field.name().toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    /** The offset of the colon when a field starts at {@code at}; -1 otherwise. */
    private static int nameEnd(byte[] message, int at, int limit) {
        int i = at;
        while (i < limit && message[i] > ' ' && message[i] < 127 && message[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < limit && (message[i] == ' ' || message[i] == '\t')) {
            i++;
        }
        return nameEnd > at && i < limit && message[i] == ':' ? i : -1;
    }

    /** The offset after the CRLF that ends the field, folded lines included. */
    private static int fieldEnd(byte[] message, int from, int limit) {
        int i = from;
        while (i < limit) {
            if (message[i] == '\n') {
                boolean folded = i + 1 < limit && (message[i + 1] == ' ' || message[i + 1] == '\t');
                if (!folded) {
                    return i + 1;
                }
            }
            i++;
        }
        return limit;
    }

    /** One field: its name and where it lies; {@code end} is after its line end. */
    public record Field(String name, int valueStart, int start, int end) {}
}
