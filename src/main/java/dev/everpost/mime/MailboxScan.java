package dev.everpost.mime;

/** Finds where a mailbox ends and where its angle bracket stands, minding quoted strings (RFC 5322 section 3.2.4). */
final class MailboxScan {

    private MailboxScan() {}

    /** The index of the comma that ends the mailbox starting at {@code start}, or the length. */
    static int end(String text, int start) {
        boolean angled = false;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> i = closingQuote(text, i);
                case '<' -> angled = true;
                case '>' -> angled = false;
                case ',' -> {
                    if (!angled) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return text.length();
    }

    /** The index of the first {@code <} outside quotes, or -1. */
    static int angle(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                return i;
            }
            if (c == '"') {
                i = closingQuote(text, i);
            }
        }
        return -1;
    }

    /** The index of the quote that closes the one at {@code open}, or the last index when none does. */
    static int closingQuote(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return text.length() - 1;
    }
}
