package dev.everpost.smtp;

/** The xtext encoding of DSN parameters, RFC 3461 section 4: printable ASCII, with {@code +} and two hex digits for the rest. */
final class ServerXtext {

    private ServerXtext() {}

    /** True for 1 to {@code most} characters of well-formed xtext. */
    static boolean isSound(String text, int most) {
        return text.length() <= most && !text.isEmpty() && isXtext(text, false);
    }

    /** As {@link #isSound}, with characters outside ASCII allowed as RFC 6533 section 3 does for {@code utf-8} addresses. */
    static boolean isInternational(String text, int most) {
        return text.length() <= most && !text.isEmpty() && isXtext(text, true);
    }

    private static boolean isXtext(String text, boolean international) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean encoded = c == '+';
            if (encoded && !isHexPair(text, i + 1)) {
                return false;
            }
            boolean plain = c > ' ' && c < 127 && c != '=';
            if (!plain && !(international && c >= 0xA0)) {
                return false;
            }
            i += encoded ? 3 : 1;
        }
        return true;
    }

    private static boolean isHexPair(String text, int at) {
        return at + 2 <= text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1));
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }
}
