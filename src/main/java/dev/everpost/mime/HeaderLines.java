package dev.everpost.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Header fields being written, folded so that no line passes 76 characters where a space allows it. The values must have
 * been checked for line breaks. Unfolding gives back exactly the value.
 */
final class HeaderLines {

    private static final int LINE_CHARS_MAX = 76;

    private final StringBuilder out = new StringBuilder(512);

    /** A field of free text, RFC 5322 section 2.2.1; encoded when it is not ASCII or would be mistaken for encoded. */
    HeaderLines text(String name, String value) {
        return text(name, value, StandardCharsets.UTF_8);
    }

    HeaderLines text(String name, String value, Charset charset) {
        boolean plain = FieldText.isAscii(value)
                && !value.contains("=?")
                && FieldText.longestPiece(value) <= EncodedWord.PIECE_CHARS_MAX;
        return structured(name, plain ? value : EncodedWord.encode(value, charset));
    }

    /** A field of mailboxes; nothing when there are none. */
    HeaderLines addresses(String name, List<NamedAddress> addresses) {
        return addresses.isEmpty()
                ? this
                : structured(name, addresses.stream().map(HeaderLines::written).collect(Collectors.joining(", ")));
    }

    /** A field whose value is in its final form. */
    HeaderLines structured(String name, String value) {
        out.append(name).append(':');
        fold(" " + value.strip(), name.length() + 1);
        out.append("\r\n");
        return this;
    }

    private void fold(String value, int startColumn) {
        int column = startColumn;
        boolean first = true;
        for (int i = 0; i < value.length(); ) {
            int end = wordEnd(value, i);
            int width = column + end - i;
            // A long name beside a long first word: only then may a line hold the name alone.
            if (!first && width > LINE_CHARS_MAX || width > TransferEncoding.LINE_OCTETS_MAX) {
                out.append("\r\n");
                column = 0;
            }
            out.append(value, i, end);
            column += end - i;
            first = false;
            i = end;
        }
    }

    /** Spaces and the word after them travel together, so a fold never leaves a line of spaces. */
    private static int wordEnd(String value, int start) {
        int i = start;
        while (i < value.length() && isSpace(value.charAt(i))) {
            i++;
        }
        while (i < value.length() && !isSpace(value.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static String written(NamedAddress mailbox) {
        return mailbox.name().isEmpty()
                ? mailbox.address().toString()
                : DisplayName.written(mailbox.name()) + " <" + mailbox.address() + ">";
    }

    /** The lines, each ending in CRLF. */
    @Override
    public String toString() {
        return out.toString();
    }
}
