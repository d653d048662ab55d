package dev.everpost.mime;

/** Questions about the text of header fields, asked before any library or protocol line sees it. */
final class FieldText {

    private static final int SHOWN_CHARS_MAX = 80;

    private FieldText() {}

    /** True when it holds CR, LF, NUL or another control character except TAB. */
    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\t' || c >= 0x7F && c < 0xA0 || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Printable ASCII without spaces. */
    static boolean isToken(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    /** The length of the longest piece that folding cannot break: spaces and TABs with the word after them. */
    static int longestPiece(String text) {
        int longest = 0;
        int piece = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = text.charAt(i) == ' ' || text.charAt(i) == '\t';
            piece = space && inWord ? 1 : piece + 1;
            inWord = !space;
            longest = Math.max(longest, piece);
        }
        return longest;
    }

    /** A quoted string, RFC 5322 section 3.2.4. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Hostile text made fit for an error message: short, quoted, without control characters. */
    static String shown(String text) {
        var cut = text.length() > SHOWN_CHARS_MAX ? text.substring(0, SHOWN_CHARS_MAX) + "..." : text;
        return "'" + printable(cut) + "'";
    }

    /** Every control character becomes a space. */
    static String printable(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return clean.toString();
    }
}
