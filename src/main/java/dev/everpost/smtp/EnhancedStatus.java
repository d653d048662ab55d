package dev.everpost.smtp;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the enhanced status code at the start of a reply's text, RFC 2034 section 4. */
final class EnhancedStatus {

    private static final Pattern CODE = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)");

    private EnhancedStatus() {}

    /** Makes a reply whose lines no longer repeat the code; one of another class than the reply's is left as text. */
    static Reply split(int code, List<String> lines) {
        var found = CODE.matcher(lines.getFirst());
        if (!found.lookingAt() || lines.getFirst().charAt(0) - '0' != code / 100) {
            return new Reply(code, "", lines);
        }
        var enhanced = found.group(1);
        return new Reply(
                code,
                enhanced,
                lines.stream().map(line -> without(enhanced, line)).toList());
    }

    private static String without(String enhanced, String line) {
        return line.startsWith(enhanced) ? line.substring(enhanced.length()).stripLeading() : line;
    }
}
