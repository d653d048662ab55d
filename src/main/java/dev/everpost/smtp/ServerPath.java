package dev.everpost.smtp;

import org.jspecify.annotations.Nullable;

/**
 * A path in angle brackets and what follows it.
 *
 * <p>Only the brackets are judged here, with respect for quoted strings; what is between them is the handler's affair.
 *
 * @param address between the brackets, "" for {@code <>}
 * @param parameters what follows the closing bracket, "" when nothing does
 */
record ServerPath(String address, String parameters) {

    /** Reads {@code <address>} or {@code <address> parameters}; null when it is neither. */
    static @Nullable ServerPath parse(String text) {
        int end = text.startsWith("<") ? closingBracket(text) : -1;
        if (end < 0 || (end + 1 < text.length() && text.charAt(end + 1) != ' ')) {
            return null;
        }
        return new ServerPath(text.substring(1, end), text.substring(end + 1).strip());
    }

    private static int closingBracket(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '>') {
                return i;
            } else if (!quoted && (c == '<' || c == ' ')) {
                return -1;
            }
        }
        return -1;
    }
}
