package dev.everpost.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines that carriers put before a message: its leading run of {@code Received}, {@code X-Everpost-*} and
 * {@code DKIM-Signature} fields.
 *
 * @param id the value of X-Everpost-Id, else the id of the first Received field (RFC 5321 section 4.4), else null
 * @param lengthBytes where the message itself begins
 */
record TraceHeader(@Nullable String id, int lengthBytes) {

    private static final int SCANNED_BYTES_MAX = 16 * 1024;
    private static final String ID_FIELD = "x-everpost-id:";
    private static final Pattern RECEIVED_ID = Pattern.compile("\\sid\\s+<?([^\\s;>]+)");

    static TraceHeader of(byte[] content) {
        String id = null;
        String receivedId = null;
        int at = 0;
        while (at < Math.min(content.length, SCANNED_BYTES_MAX)) {
            int end = endOfField(content, at);
            var field = new String(content, at, end - at, StandardCharsets.ISO_8859_1);
            var lower = field.substring(0, Math.min(field.length(), ID_FIELD.length()))
                    .toLowerCase(Locale.ROOT);
            if (lower.equals(ID_FIELD)) {
                id = field.substring(ID_FIELD.length()).strip();
            } else if (lower.startsWith("received:")) {
                var found = RECEIVED_ID.matcher(field);
                receivedId = receivedId == null && found.find() ? found.group(1) : receivedId;
            } else if (!lower.startsWith("x-everpost-") && !lower.startsWith("dkim-signature")) {
                break;
            }
            at = end;
        }
        return new TraceHeader(id == null ? receivedId : id, Math.min(at, content.length));
    }

    /** After the line end that no continuation line follows. */
    private static int endOfField(byte[] content, int from) {
        int at = from;
        while (at < content.length) {
            if (content[at++] == '\n' && (at == content.length || (content[at] != ' ' && content[at] != '\t'))) {
                return at;
            }
        }
        return at;
    }
}
