package dev.everpost.event;

import dev.everpost.fact.Fact;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of reason a bounce had, in one word: the teller's own, or read from the enhanced status code (RFC 3463). */
final class ReasonClass {

    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final int WORD_MAX = 60;

    private ReasonClass() {}

    static Optional<String> of(Fact.Reported reported) {
        var details = reported.details();
        for (var name : new String[] {"reason_class", "subtype", "type"}) {
            var told = details.get(name);
            if (told != null && !told.isBlank()) {
                return Optional.of(told.length() <= WORD_MAX ? told : told.substring(0, WORD_MAX));
            }
        }
        return switch (reported.report()) {
            case BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW, DELAYED ->
                Optional.of(read(details.getOrDefault("status", details.getOrDefault("diagnostic", ""))));
            default -> Optional.empty();
        };
    }

    /** RFC 3463 section 3: the second number is the subject, the third the detail. */
    private static String read(String words) {
        var match = STATUS.matcher(words);
        if (!match.find()) {
            return "other";
        }
        return switch (match.group(1)) {
            case "1" -> "address";
            case "2" -> match.group(2).equals("2") ? "mailbox_full" : "mailbox";
            case "3" -> match.group(2).equals("4") ? "too_large" : "receiver_system";
            case "4" -> "network";
            case "5" -> "protocol";
            case "6" -> "content";
            case "7" -> "policy";
            default -> "other";
        };
    }
}
