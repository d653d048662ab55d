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

    /** The length of the longest run without space or TAB. */
    static int longestWord(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c == ' ' || c == '\t' ? 0 : run + 1;
            longest = Math.max(longest, run);
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
