package dev.everpost.provider.hook;

import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why mail came back, as its status says (RFC 3463, and the registry of enhanced status codes that RFC 5248 opened), with a look
 * at the words where the status is vague.
 */
public final class StatusReason {

    private static final Pattern ENHANCED = Pattern.compile("(?<![0-9.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![0-9.])");

    /** Words further on are not looked at. */
    private static final int CHARS_MAX = 2000;

    private StatusReason() {}

    /** The first enhanced status code in a text. */
    public static Optional<String> statusIn(String text) {
        var found = ENHANCED.matcher(cut(text));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** From a status such as {@code 5.1.1} ("" when there is none) and the receiver's words. */
    public static Reason of(String status, String words) {
        var reason = status.length() > 2 ? byStatus(status.substring(2)) : Reason.OTHER;
        return reason == Reason.OTHER || reason == Reason.POLICY ? byWords(cut(words), reason) : reason;
    }

    private static Reason byStatus(String subject) {
        return switch (subject) {
            case "1.1", "1.0", "1.3", "1.6" -> Reason.NO_SUCH_ADDRESS;
            case "1.2", "1.10", "4.4" -> Reason.NO_SUCH_DOMAIN;
            case "2.2" -> Reason.MAILBOX_FULL;
            case "2.0", "2.1" -> Reason.MAILBOX_DISABLED;
            case "2.3", "3.4" -> Reason.TOO_LARGE;
            case "6.0", "6.1", "6.3" -> Reason.CONTENT;
            case "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.30" -> Reason.AUTHENTICATION;
            case "7.28" -> Reason.RATE;
            case "7.0", "7.1", "7.2" -> Reason.POLICY;
            case "3.2", "4.1", "4.2", "4.3", "4.7" -> Reason.UNREACHABLE;
            default -> Reason.OTHER;
        };
    }

    private static Reason byWords(String words, Reason otherwise) {
        if (has(words, "greylist", "graylist", "grey-list")) {
            return Reason.GREYLISTED;
        }
        if (has(words, "user unknown", "no such user", "does not exist", "unknown user", "invalid recipient")) {
            return Reason.NO_SUCH_ADDRESS;
        }
        if (has(words, "over quota", "mailbox full", "mailbox is full", "quota exceeded")) {
            return Reason.MAILBOX_FULL;
        }
        if (has(words, "spf", "dkim", "dmarc", "unauthenticated")) {
            return Reason.AUTHENTICATION;
        }
        if (has(words, "blocklist", "blacklist", "block list", "black list", "spamhaus", "reputation", "rbl")) {
            return Reason.REPUTATION;
        }
        if (has(words, "spam")) {
            return Reason.SPAM;
        }
        if (has(words, "relay")) {
            return Reason.RELAY;
        }
        return has(words, "rate limit", "too many", "too fast") ? Reason.RATE : otherwise;
    }

    private static boolean has(String words, String... any) {
        var lower = words.toLowerCase(Locale.ROOT);
        for (var each : any) {
            if (lower.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String text) {
        return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
    }
}
