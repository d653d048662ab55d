package dev.everpost.app.logging;

/** Makes text safe to stand in a log line: nothing in it ends the line, moves the cursor or turns the reading direction. */
final class Escaped {

    private Escaped() {}

    /** With each dangerous character written as {@code \n}, {@code \t} or a backslash, u and four hex digits. */
    static String text(String text) {
        return text.chars().noneMatch(Escaped::isDangerous) ? text : escaped(text);
    }

    /** As {@link #text}, in quotes when it would not be seen as one word. */
    static String value(String value) {
        boolean word = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
        return word ? text(value) : '"' + text(value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isDangerous(c)) {
                        safe.append("\\u").append(hex(c));
                    } else {
                        safe.append((char) c);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static String hex(int c) {
        return Integer.toHexString(0x10000 | c).substring(1);
    }

    private static boolean isDangerous(int c) {
        boolean lineEnd = c == 0x2028 || c == 0x2029;
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
        return Character.isISOControl(c) || lineEnd || direction;
    }
}
