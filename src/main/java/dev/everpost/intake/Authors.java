package dev.everpost.intake;

import dev.everpost.mime.AddressList;
import dev.everpost.mime.AddressList.Reading;
import dev.everpost.mime.HeaderBlock;
import java.util.Optional;

/**
 * Whether a submitter may show the addresses of a message's From fields to people: the envelope's rule, for what is read.
 *
 * <p>Every From field counts, for readers disagree about which of several they show; one that cannot be read is nobody's.
 */
final class Authors {

    private Authors() {}

    /** What is wrong with them; empty when they are allowed, or when there are none. */
    static Optional<String> flaw(HeaderBlock header, Submitters known, Submitter submitter) {
        return submitter.maySendAsAnyone()
                ? Optional.empty()
                : header.fields().stream()
                        .filter(field -> field.name().equalsIgnoreCase("From"))
                        .flatMap(field -> flaw(header.value(field), known, submitter).stream())
                        .findFirst();
    }

    private static Optional<String> flaw(String from, Submitters known, Submitter submitter) {
        return switch (AddressList.parse(withoutComments(from).strip())) {
            case Reading.Invalid(var why) ->
                Optional.of("the From header cannot be held against the senders of submitter '" + submitter.name()
                        + "': " + why);
            case Reading.Mailboxes(var all) ->
                all.stream()
                        .map(mailbox -> mailbox.address())
                        .filter(address -> !known.maySend(submitter, address))
                        .findFirst()
                        .map(address -> "submitter '" + submitter.name() + "' may not send as " + address
                                + " in the From header; add the address or its @domain to the submitter's senders");
        };
    }

    /** Old programs write {@code root@host (Cron Daemon)}; quoted strings hold no comments. */
    private static String withoutComments(String from) {
        var text = new StringBuilder();
        int at = 0;
        while (at < from.length()) {
            char c = from.charAt(at);
            int end = c == '(' ? commentEnd(from, at) : c == '"' ? quoteEnd(from, at) : at + 1;
            if (c != '(') {
                text.append(from, at, end);
            }
            at = end;
        }
        return text.toString();
    }

    private static int quoteEnd(String text, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /** Comments nest. */
    private static int commentEnd(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }
}
